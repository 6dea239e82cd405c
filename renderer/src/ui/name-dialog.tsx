import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';
import './name-dialog.css';

type NameDialogProps = {
  readonly title: string;
  readonly closeLabel: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly save: string;
  readonly cancel: string;
  readonly maxLength: number;
  /** Whether no name at all is an answer. */
  readonly mayBeEmpty?: boolean;
  /** The name to begin with; null while closed. */
  readonly name: string | null;
  readonly onClose: () => void;
  readonly onSave: (name: string) => void;
};

/** Asks for one name. */
export function NameDialog(props: NameDialogProps) {
  const { title, name, onClose } = props;
  return (
    <Dialog
      isOpen={name !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      closeLabel={props.closeLabel}
    >
      {name !== null && <NameForm {...props} name={name} />}
    </Dialog>
  );
}

function NameForm(props: Omit<NameDialogProps, 'name'> & { readonly name: string }) {
  const { label, hint, save, cancel, maxLength, mayBeEmpty = false, onClose, onSave } = props;
  const [name, setName] = useState(props.name);
  const isMissing = !mayBeEmpty && name.trim() === '';
  return (
    <form
      className="ui-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (isMissing) return;
        onSave(name.trim());
        onClose();
      }}
    >
      <TextField
        label={label}
        value={name}
        maxLength={maxLength}
        hint={hint}
        onChange={setName}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="ui-name-actions">
        <Button look="solid" onClick={onClose}>
          {cancel}
        </Button>
        <Button look="go" type="submit" blockedBecause={isMissing ? '' : null}>
          {save}
        </Button>
      </div>
    </form>
  );
}
