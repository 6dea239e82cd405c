import { Copy, Download, FolderOpen, Share, Trash2 } from 'lucide-react';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import { libraryText } from '../../../text/library.ts';
import { transferText } from '../../../text/transfer.ts';
import { Button } from '../../../ui/button.tsx';
import { useClipActions } from '../use-clip-actions.ts';

const words = libraryText.inspector;

/** What can be done with the files of the chosen clips. */
export function ActionsPart({ ids }: { readonly ids: readonly ClipId[] }) {
  const actions = useClipActions();
  const [first] = ids;
  return (
    <footer className="inspector-actions">
      {ids.length === 1 && first !== undefined && (
        <Button icon={<FolderOpen />} onClick={() => actions.reveal(first)}>
          {words.reveal}
        </Button>
      )}
      <Button icon={<Copy />} onClick={() => actions.copyFiles(ids)}>
        {words.copyFile(ids.length)}
      </Button>
      <Button icon={<Download />} onClick={() => actions.saveCopy(ids)}>
        {words.saveCopy(ids.length)}
      </Button>
      <Button icon={<Share />} onClick={() => actions.exportClips(ids)}>
        {transferText.export.open}
      </Button>
      <Button icon={<Trash2 />} onClick={() => actions.trash(ids)}>
        {words.trash}
      </Button>
    </footer>
  );
}
