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
    // A drag of our own clips comes back as files; they are here already.
    const ownDrag = storeOf(bridge, createOwnDragStore);
    const holdsFiles = (event: DragEvent): boolean =>
      ownDrag.getState().clips === null && (event.dataTransfer?.types.includes('Files') ?? false);

    /** As it is entered, too: what changes under a resting pointer is entered anew, and let go there at once it would be refused. */
    function accept(event: DragEvent): void {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    }
    function enter(event: DragEvent): void {
      accept(event);
      if (holdsFiles(event)) setIsOver(true);
    }
    function leave(event: DragEvent): void {
      // Nothing is entered in place of it: the window is left. What goes away under the pointer is never left at all.
      if (holdsFiles(event) && event.relatedTarget === null) setIsOver(false);
    }
    function drop(event: DragEvent): void {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      bridge.importDropped([...(event.dataTransfer?.files ?? [])]);
    }

    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', accept, { signal });
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
