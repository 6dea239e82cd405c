import { Copy, Ellipsis, FileJson, FileText, FolderInput, Pencil, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { routeHref, useRoute } from '../../stores/route.ts';
import { draftsText } from '../../text/drafts.ts';
import { shellText } from '../../text/shell.ts';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { useDraftActions } from './draft-actions.ts';

type DraftItemProps = {
  readonly draft: DraftSummary;
  /** A second line, such as the words that were found. */
  readonly under?: ReactNode;
  readonly onRename: () => void;
  readonly onMove: () => void;
  readonly onChoose: (() => void) | undefined;
};

export function DraftItem({ draft, under, onRename, onMove, onChoose }: DraftItemProps) {
  const actions = useDraftActions();
  const { room } = useRoute();
  const isOpen = useBound(createEditorStore, (state) => state.draft?.id === draft.id);
  const title = draft.title === '' ? draftsText.untitled : draft.title;

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'F2') onRename();
    else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) actions.trash(draft);
    else return;
    event.preventDefault();
  }

  return (
    <li className="shell-draft">
      <a
        className={`shell-item${under === undefined ? '' : ' shell-item--two'}`}
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
            <span className="unseen">{draftsText.takes(draft.takes)}</span>
          </span>
        )}
        {under}
      </a>
      <DraftMenu draft={draft} onRename={onRename} onMove={onMove} />
    </li>
  );
}

function DraftMenu({ draft, onRename, onMove }: Pick<DraftItemProps, 'draft' | 'onRename' | 'onMove'>) {
  const actions = useDraftActions();
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="shell-draft-more" aria-label={draftsText.more(draft.title)}>
          <Ellipsis />
        </button>
      }
    >
      <MenuItem icon={<Pencil />} keys="F2" onChoose={onRename}>
        {draftsText.rename}
      </MenuItem>
      <MenuItem icon={<Copy />} onChoose={() => actions.duplicate(draft)}>
        {draftsText.duplicate}
      </MenuItem>
      <MenuItem icon={<FolderInput />} onChoose={onMove}>
        {draftsText.move}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<FileText />} onChoose={() => actions.exportFile([draft.id], 'text')}>
        {draftsText.exportText}
      </MenuItem>
      <MenuItem icon={<FileJson />} onChoose={() => actions.exportFile([draft.id], 'json')}>
        {draftsText.exportJson}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Trash2 />} look="danger" keys="Del" onChoose={() => actions.trash(draft)}>
        {draftsText.trash}
      </MenuItem>
    </Menu>
  );
}
