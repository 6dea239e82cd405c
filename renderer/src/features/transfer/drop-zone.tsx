import { FolderInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createOwnDragStore } from '../../stores/own-drag.ts';
import { transferText } from '../../text/transfer.ts';
import './drop-zone.css';

const words = transferText.drop;

/** Takes files that are dropped anywhere on the window, and says so while they hover over it. */
export function DropZone() {
  const bridge = useBridge();
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    // Every element that is entered and left tells of it: the window is left when as many were left as entered.
    let depth = 0;
    // A drag of our own clips comes back as files; they are here already.
    const ownDrag = storeOf(bridge, createOwnDragStore);
    const holdsFiles = (event: DragEvent): boolean =>
      ownDrag.getState().clips === null && (event.dataTransfer?.types.includes('Files') ?? false);

    function enter(event: DragEvent): void {
      if (!holdsFiles(event)) return;
      depth += 1;
      setIsOver(true);
    }
    function leave(event: DragEvent): void {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    }
    function over(event: DragEvent): void {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    }
    function drop(event: DragEvent): void {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      bridge.importDropped([...(event.dataTransfer?.files ?? [])]);
    }

    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [bridge]);

  if (!isOver) return null;
  return (
    <output className="drop-zone">
      <div className="drop-zone-words">
        <FolderInput aria-hidden="true" />
        <b>{words.title}</b>
        <p>{words.body}</p>
      </div>
    </output>
  );
}
