import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { routeHref, useRoute } from '../../stores/route.ts';
import { shellText } from '../../text/shell.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { useDraftActions } from './draft-actions.ts';
import { RenameDialog } from './rename-dialog.tsx';
import './drafts-list.css';

const words = shellText.drafts;

export function DraftsList({ onChoose }: { readonly onChoose?: () => void }) {
  const drafts = useBound(createDraftsStore, (state) => state.drafts);
  const error = useBound(createDraftsStore, (state) => state.error);
  const reload = useBound(createDraftsStore, (state) => state.reload);
  const actions = useDraftActions();
  const [renaming, setRenaming] = useState<DraftSummary | null>(null);
  return (
    <section className="shell-drafts" aria-label={words.title}>
      <header className="shell-drafts-head">
        <h2>{words.title}</h2>
        <IconButton label={words.add} keys="Mod+N" onClick={actions.add}>
          <Plus />
        </IconButton>
      </header>
      {error !== null && drafts === null && (
        <div className="shell-drafts-failed" role="alert">
          {words.failed}
          <Button look="solid" onClick={() => void reload()}>
            {words.retry}
          </Button>
        </div>
      )}
      <ul className="shell-drafts-list">
        {drafts?.map((draft) => (
          <DraftItem key={draft.id} draft={draft} onRename={() => setRenaming(draft)} onChoose={onChoose} />
        ))}
      </ul>
      <RenameDialog
        draft={renaming}
        onClose={() => setRenaming(null)}
        onRename={(draft, title) => actions.rename(draft, title)}
      />
    </section>
  );
}

type DraftItemProps = {
  readonly draft: DraftSummary;
  readonly onRename: () => void;
  readonly onChoose: (() => void) | undefined;
};

function DraftItem({ draft, onRename, onChoose }: DraftItemProps) {
  const actions = useDraftActions();
  const { room } = useRoute();
  const isOpen = useBound(createEditorStore, (state) => state.draft?.id === draft.id);
  const title = draft.title === '' ? words.untitled : draft.title;

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'F2') onRename();
    else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) actions.trash(draft);
    else return;
    event.preventDefault();
  }

  return (
    <li className="shell-draft">
      <a
        className="shell-item"
        href={routeHref('write', draft.id)}
        aria-current={isOpen && room === 'write' ? 'true' : undefined}
        onKeyDown={handleKeyDown}
        onClick={onChoose}
        title={title.length > 24 ? title : undefined}
      >
        <span className={`one-line${draft.title === '' ? ' shell-draft-untitled' : ''}`}>{title}</span>
        {draft.takes > 0 && (
          <span className="shell-item-count num">
            <span aria-hidden="true">{shellText.number(draft.takes)}</span>
            <span className="unseen">{words.takes(draft.takes)}</span>
          </span>
        )}
      </a>
      <Menu
        align="start"
        trigger={
          <button type="button" className="shell-draft-more" aria-label={words.more(draft.title)}>
            <Ellipsis />
          </button>
        }
      >
        <MenuItem icon={<Pencil />} keys="F2" onChoose={onRename}>
          {words.rename}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<Trash2 />} look="danger" keys="Del" onChoose={() => actions.trash(draft)}>
          {words.trash}
        </MenuItem>
      </Menu>
    </li>
  );
}
