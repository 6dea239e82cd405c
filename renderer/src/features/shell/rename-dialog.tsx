import { useState } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import { shellText } from '../../text/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

type RenameDialogProps = {
  /** Null while closed. */
  readonly draft: DraftSummary | null;
  readonly onClose: () => void;
  readonly onRename: (draft: DraftSummary, title: string) => void;
};

export function RenameDialog({ draft, onClose, onRename }: RenameDialogProps) {
  return (
    <Dialog
      isOpen={draft !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={shellText.rename.title}
      closeLabel={shellText.close}
    >
      {draft !== null && <RenameForm key={draft.id} draft={draft} onClose={onClose} onRename={onRename} />}
    </Dialog>
  );
}

function RenameForm({ draft, onClose, onRename }: RenameDialogProps & { readonly draft: DraftSummary }) {
  const [title, setTitle] = useState(draft.title);
  return (
    <form
      className="shell-rename"
      onSubmit={(event) => {
        event.preventDefault();
        onRename(draft, title.trim());
        onClose();
      }}
    >
      <TextField
        label={shellText.rename.label}
        value={title}
        maxLength={120}
        hint={shellText.rename.hint}
        onChange={setTitle}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="shell-rename-actions">
        <Button look="solid" onClick={onClose}>
          {shellText.rename.cancel}
        </Button>
        <Button look="go" type="submit">
          {shellText.rename.save}
        </Button>
      </div>
    </form>
  );
}
