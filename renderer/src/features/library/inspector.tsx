import { X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { libraryText } from '../../text/library.ts';
import { IconButton } from '../../ui/button.tsx';
import { ClipPanel } from './clip-panel.tsx';
import { LibraryPanel } from './library-panel.tsx';
import { SeveralPanel } from './several-panel.tsx';
import { useLibrary, useSelection } from './use-library.ts';
import './inspector.css';

type InspectorProps = {
  /** Counts only where the window is narrow: then it lies over the grid. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly shown: ReadonlySet<ClipId>;
  readonly onShow: (id: ClipId) => void;
};

/** Facts are added up for at most this many: beyond, a sum would cost more reading than it tells. */
const mostSummed = 200;

export function Inspector({ isOpen, onClose, shown, onShow }: InspectorProps) {
  const selected = useSelection((state) => state.selected);
  const details = useLibrary((state) => state.details);
  const want = useLibrary((state) => state.want);
  const ids = useMemo(() => [...selected], [selected]);
  useEffect(() => want(ids.slice(0, mostSummed), 'inspector'), [ids, want]);

  const [first] = ids;
  const clip = first === undefined ? undefined : details.get(first);
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
      {ids.length === 0 && <LibraryPanel />}
      {ids.length === 1 && clip !== undefined && (
        <ClipPanel key={clip.id} clip={clip} isVeiled={clip.flagged && !shown.has(clip.id)} onShow={onShow} />
      )}
      {ids.length > 1 && <SeveralPanel ids={ids} />}
    </aside>
  );
}
