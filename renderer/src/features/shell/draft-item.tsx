import { Copy, Ellipsis, FileJson, FileText, FolderInput, Pencil, Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import { routeHref } from '../../stores/route.ts';
import { draftsText } from '../../text/drafts.ts';
import { shellText } from '../../text/shell.ts';
import { MenuItem, MenuLine, RowMenu } from '../../ui/menu.tsx';
import { useDraftActions } from './draft-actions.ts';

/** What a row asks its list for. */
export type AskOfDraft = (kind: 'rename' | 'move', draft: DraftSummary) => void;

type DraftItemProps = {
  readonly draft: DraftSummary;
  /** It is in the window. */
  readonly isOpen: boolean;
  /** A second line, such as the words that were found. */
  readonly under?: ReactNode;
  readonly onAsk: AskOfDraft;
  readonly onChoose: (() => void) | undefined;
};

/** One of maybe thousands, while somebody types: it is drawn again only when it differs. */
export const DraftItem = memo(function DraftItem({ draft, isOpen, under, onAsk, onChoose }: DraftItemProps) {
  const actions = useDraftActions();
  const title = draft.title === '' ? draftsText.untitled : draft.title;

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'F2') onAsk('rename', draft);
    else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) actions.trash(draft);
    else return;
    event.preventDefault();
  }

  return (
    <li className="shell-draft">
      <a
        className={`shell-item${under === undefined ? '' : ' shell-item--two'}`}
        href={routeHref('write', draft.id)}
        aria-current={isOpen ? 'true' : undefined}
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
      <DraftMenu draft={draft} onAsk={onAsk} />
    </li>
  );
}, isSame);

/** When a draft was saved is not shown. */
function isSame(before: DraftItemProps, after: DraftItemProps): boolean {
  const { draft: a } = before;
  const { draft: b } = after;
  return (
    a.id === b.id &&
    a.title === b.title &&
    a.takes === b.takes &&
    a.binder === b.binder &&
    before.isOpen === after.isOpen &&
    before.under === after.under &&
    before.onAsk === after.onAsk &&
    before.onChoose === after.onChoose
  );
}

function DraftMenu({ draft, onAsk }: Pick<DraftItemProps, 'draft' | 'onAsk'>) {
  const actions = useDraftActions();
  return (
    <RowMenu
      align="start"
      trigger={
        <button type="button" className="shell-draft-more" aria-label={draftsText.more(draft.title)}>
          <Ellipsis />
        </button>
      }
    >
      <MenuItem icon={<Pencil />} keys="F2" onChoose={() => onAsk('rename', draft)}>
        {draftsText.rename}
      </MenuItem>
      <MenuItem icon={<Copy />} onChoose={() => actions.duplicate(draft)}>
        {draftsText.duplicate}
      </MenuItem>
      <MenuItem icon={<FolderInput />} onChoose={() => onAsk('move', draft)}>
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
    </RowMenu>
  );
}
