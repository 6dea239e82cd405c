import { X } from 'lucide-react';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import type { CurationChange } from '../../../../../shared/contract/curation.ts';
import { libraryText } from '../../../text/library.ts';
import { IconButton } from '../../../ui/button.tsx';
import { useCuration } from '../use-curation.ts';
import { ClipPanel } from './clip-panel.tsx';
import { LibraryPanel } from './library-panel.tsx';
import { SeveralPanel } from './several-panel.tsx';
import { TrashPanel } from './trash-panel.tsx';
import { useClips } from './use-clips.ts';
import { useIsTrash } from './use-is-trash.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import './inspector.css';

type InspectorProps = {
  /** Counts only where the window is narrow: then it lies over the grid. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly shown: ReadonlySet<ClipId>;
  readonly onShow: (id: ClipId) => void;
};

/** What is known of the chosen clips and said of them; everything in it acts on all that are chosen. */
export function Inspector({ isOpen, onClose, shown, onShow }: InspectorProps) {
  const clips = useClips();
  const curation = useCuration();
  const isTrash = useIsTrash();
  useUndoKeys();
  const { ids } = clips;
  const [clip] = clips.known;

  function panel() {
    if (isTrash) return <TrashPanel clips={clips} shown={shown} onShow={onShow} />;
    if (ids.size === 0) return <LibraryPanel />;
    // A control settles what was typed for the clips it was shown with, however late that is.
    const onChange = (change: CurationChange): void => curation.change(ids, change);
    if (ids.size > 1) return <SeveralPanel clips={clips} onChange={onChange} />;
    if (clip === undefined) return null;
    const isVeiled = clip.flagged && !shown.has(clip.id);
    return (
      <ClipPanel
        key={clip.id}
        clip={clip}
        clips={clips}
        isVeiled={isVeiled}
        onShow={onShow}
        onChange={onChange}
      />
    );
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from the buttons in it.
    <aside
      className={isOpen ? 'inspector is-open' : 'inspector'}
      aria-label={libraryText.inspector.label}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="inspector-close">
        <IconButton label={libraryText.hideDetails} keys="Esc" onClick={onClose}>
          <X />
        </IconButton>
      </div>
      {panel()}
    </aside>
  );
}
