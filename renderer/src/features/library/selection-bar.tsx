import { Copy, Info, Share, Trash2, X } from 'lucide-react';
import { libraryText } from '../../text/library.ts';
import { trashText } from '../../text/trash.ts';
import { transferText } from '../../text/transfer.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useIsTrash } from './inspector/use-is-trash.ts';
import { useClipActions } from './use-clip-actions.ts';
import { useSelection } from './use-library.ts';

const words = libraryText.inspector;

/** What can be done with the selection, where the window is too narrow for the inspector beside the grid. */
export function SelectionBar({ onInspect }: { readonly onInspect: () => void }) {
  const selected = useSelection((state) => state.selected);
  const clear = useSelection((state) => state.clear);
  const actions = useClipActions();
  const isTrash = useIsTrash();
  if (selected.size === 0) return null;
  const ids = [...selected];
  return (
    <div className="selection-bar" role="toolbar" aria-label={words.selected(ids.length)}>
      <span className="selection-count num" aria-hidden="true">
        {words.selected(ids.length)}
      </span>
      <Button icon={<Info />} onClick={onInspect}>
        {libraryText.details}
      </Button>
      <IconButton label={words.copyFile(ids.length)} keys="Mod+C" onClick={() => actions.copyFiles(ids)}>
        <Copy />
      </IconButton>
      <IconButton label={transferText.export.open} onClick={() => actions.exportClips(ids)}>
        <Share />
      </IconButton>
      <IconButton
        label={isTrash ? trashText.remove : words.trash}
        keys="Del"
        onClick={() => actions.trash(ids)}
      >
        <Trash2 />
      </IconButton>
      <IconButton label={words.clear} keys="Esc" onClick={clear}>
        <X />
      </IconButton>
    </div>
  );
}
