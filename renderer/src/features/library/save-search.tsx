import { useState } from 'react';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBridge } from '../../stores/bound.ts';
import { listsText } from '../../text/library-lists.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLibrary } from './use-library.ts';
import './tag-dialog.css';

type SaveSearchProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Keeps what is searched for by a name, in the list beside the rooms. */
export function SaveSearch({ isOpen, onClose }: SaveSearchProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={listsText.searches.saveTitle}
      closeLabel={listsText.cancel}
    >
      {isOpen && <SaveForm onClose={onClose} />}
    </Dialog>
  );
}

function SaveForm({ onClose }: Pick<SaveSearchProps, 'onClose'>) {
  const bridge = useBridge();
  const notices = useNotices();
  const query = useLibrary((state) => state.query.trim());
  const [name, setName] = useState(query);
  const isMissing = name.trim() === '';
  return (
    <form
      className="tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isMissing) return;
        onClose();
        notices.run(async () => {
          await ask(bridge, 'library.saveSearch', { name: name.trim(), query });
          notices.show({ title: listsText.searches.saved(name.trim()) });
        });
      }}
    >
      <TextField
        label={listsText.nameLabel}
        value={name}
        maxLength={120}
        hint={query}
        onChange={setName}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="tag-form-actions">
        <Button look="go" type="submit" blockedBecause={isMissing ? '' : null}>
          {listsText.save}
        </Button>
      </div>
    </form>
  );
}
