import { Ellipsis, FileDown, FileUp, FolderPlus, Plus, Search, Trash2, X } from 'lucide-react';
import { commands } from '../../commands/commands.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { draftsText } from '../../text/drafts.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { useDraftActions } from './draft-actions.ts';

type DraftsHeadProps = {
  /** What is searched for; null while nobody searches. */
  readonly query: string | null;
  readonly onQuery: (query: string | null) => void;
  readonly onNewBinder: () => void;
  readonly onBin: () => void;
};

export function DraftsHead({ query, onQuery, onNewBinder, onBin }: DraftsHeadProps) {
  const actions = useDraftActions();
  return (
    <>
      <header className="shell-drafts-head">
        <h2>{draftsText.title}</h2>
        <IconButton
          label={query === null ? draftsText.search.open : draftsText.search.close}
          keys={query === null ? commands['draft.find'].keys : 'Esc'}
          aria-pressed={query !== null}
          onClick={() => onQuery(query === null ? '' : null)}
        >
          {query === null ? <Search /> : <X />}
        </IconButton>
        <ListMenu onNewBinder={onNewBinder} onBin={onBin} />
        <IconButton label={draftsText.add} keys={commands['draft.new'].keys} onClick={actions.add}>
          <Plus />
        </IconButton>
      </header>
      {query !== null && (
        <input
          type="search"
          className="shell-drafts-search"
          aria-label={draftsText.search.label}
          placeholder={draftsText.search.hint}
          value={query}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          ref={focusOnce}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onQuery(null);
          }}
        />
      )}
    </>
  );
}

/** The field was asked for: typing goes there. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

function ListMenu({ onNewBinder, onBin }: Pick<DraftsHeadProps, 'onNewBinder' | 'onBin'>) {
  const actions = useDraftActions();
  const drafts = useBound(createDraftsStore, (state) => state.drafts) ?? [];
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="ui-button ui-button--quiet ui-icon-button"
          aria-label={draftsText.listMenu}
        >
          <Ellipsis />
        </button>
      }
    >
      <MenuItem icon={<FolderPlus />} onChoose={onNewBinder}>
        {draftsText.binder.add}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<FileDown />} onChoose={actions.importFiles}>
        {draftsText.importFiles}
      </MenuItem>
      <MenuItem
        icon={<FileUp />}
        isDisabled={drafts.length === 0}
        onChoose={() =>
          actions.exportFile(
            drafts.slice(0, 1000).map(({ id }) => id),
            'json',
          )
        }
      >
        {draftsText.exportAll}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Trash2 />} onChoose={onBin}>
        {draftsText.bin.open}
      </MenuItem>
    </Menu>
  );
}
