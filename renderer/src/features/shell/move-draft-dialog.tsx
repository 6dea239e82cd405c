import { useState } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { draftsText } from '../../text/drafts.ts';
import { shellText } from '../../text/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useBinderActions } from './binder-actions.ts';
import './draft-dialogs.css';

const words = draftsText.binder;

type MoveDraftDialogProps = {
  /** Null while closed. */
  readonly draft: DraftSummary | null;
  readonly onClose: () => void;
};

export function MoveDraftDialog({ draft, onClose }: MoveDraftDialogProps) {
  return (
    <Dialog
      isOpen={draft !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.moveTitle}
      closeLabel={shellText.close}
    >
      {draft !== null && <Choices draft={draft} onClose={onClose} />}
    </Dialog>
  );
}

/** The folders there are, narrowed by typing; a name that is new makes one. */
function Choices({ draft, onClose }: { readonly draft: DraftSummary; readonly onClose: () => void }) {
  const binders = useBound(createDraftsStore, (state) => state.binders);
  const actions = useBinderActions();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const wanted = name.toLocaleLowerCase();
  const found = binders.filter((binder) => binder.toLocaleLowerCase().includes(wanted));
  const isNew = name !== '' && !binders.some((binder) => binder.toLocaleLowerCase() === wanted);

  function choose(binder: string | null): void {
    actions.move([draft.id], binder);
    onClose();
  }

  return (
    <form
      className="shell-move"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '') choose(found.length === 1 && !isNew ? (found[0] ?? name) : name);
      }}
    >
      <TextField label={words.find} value={typed} maxLength={60} onChange={setTyped} autoComplete="off" />
      <ul className="shell-move-list" aria-label={words.folders}>
        {name === '' && (
          <Choice isNow={draft.binder === null} onChoose={() => choose(null)}>
            {words.none}
          </Choice>
        )}
        {found.map((binder) => (
          <Choice key={binder} isNow={draft.binder === binder} onChoose={() => choose(binder)}>
            {binder}
          </Choice>
        ))}
        {isNew && (
          <Choice isNow={false} onChoose={() => choose(name)}>
            {words.create(name)}
          </Choice>
        )}
      </ul>
    </form>
  );
}

type ChoiceProps = { readonly children: string; readonly isNow: boolean; readonly onChoose: () => void };

function Choice({ children, isNow, onChoose }: ChoiceProps) {
  return (
    <li>
      <Button className="shell-move-choice" aria-current={isNow ? 'true' : undefined} onClick={onChoose}>
        <span className="one-line">{children}</span>
      </Button>
    </li>
  );
}
