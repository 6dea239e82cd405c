import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { useBound } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { useClipDrop } from '../../stores/own-drag.ts';
import { routeHref } from '../../stores/route.ts';
import { listsText } from '../../text/library-lists.ts';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';

type DrawerItemProps = {
  readonly icon: ReactNode;
  readonly name: string;
  /** Null while it is not known. */
  readonly count: number | null;
  /** What stands in the search box while this is open. */
  readonly query: string;
  readonly onOpen: () => void;
  /** Absent where it cannot be renamed or deleted here. */
  readonly onRename?: () => void;
  readonly onRemove?: () => void;
  /** Absent where clips cannot be dropped. */
  readonly onDropClips?: (clips: ReadonlySet<ClipId>) => void;
};

/** A search, a collection or a tag in the drawer. */
export function DrawerItem(props: DrawerItemProps) {
  const { icon, name, count, query, onOpen, onRename, onRemove, onDropClips } = props;
  // Here, not in the lists: a letter that is typed draws no item anew, unless it opens or closes it.
  const isOpen = useBound(createLibraryStore, (state) => state.query === query);
  const drop = useClipDrop((clips) => onDropClips?.(clips));

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'F2' && onRename !== undefined) onRename();
    else if (event.key === 'Delete' && onRemove !== undefined) onRemove();
    else return;
    event.preventDefault();
  }
  return (
    <li
      className="shell-draft"
      data-drop={drop.isOver && onDropClips !== undefined ? '' : undefined}
      {...(onDropClips === undefined ? {} : drop.handlers)}
    >
      <a
        className="shell-item"
        href={routeHref('library')}
        aria-current={isOpen ? 'true' : undefined}
        title={name.length > 22 ? name : undefined}
        onClick={onOpen}
        onKeyDown={handleKeyDown}
      >
        {icon}
        <span className="one-line">{name}</span>
        {count !== null && (
          <span className="shell-item-count num">
            <span aria-hidden="true">{listsText.count(count)}</span>
            <span className="unseen">{listsText.clips(count)}</span>
          </span>
        )}
      </a>
      {onRename !== undefined && onRemove !== undefined && (
        <Menu
          align="start"
          trigger={
            <button type="button" className="shell-draft-more" aria-label={listsText.more(name)}>
              <Ellipsis />
            </button>
          }
        >
          <MenuItem icon={<Pencil />} keys="F2" onChoose={onRename}>
            {listsText.rename}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={<Trash2 />} look="danger" keys="Del" onChoose={onRemove}>
            {listsText.remove}
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}
