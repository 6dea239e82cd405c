import { ChevronRight, Ellipsis, Pencil, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { draftsText } from '../../text/drafts.ts';
import { shellText } from '../../text/shell.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useBinderActions } from './binder-actions.ts';

const words = draftsText.binder;

type BinderGroupProps = {
  readonly name: string;
  readonly count: number;
  readonly onRename: () => void;
  /** The items of the drafts in it. */
  readonly children: ReactNode;
};

/** A folder of drafts that opens and closes; open at first, so that nothing seems lost. */
export function BinderGroup({ name, count, onRename, children }: BinderGroupProps) {
  const [isOpen, setIsOpen] = useState(true);
  const actions = useBinderActions();
  const listId = useId();
  return (
    <li className="shell-binder">
      <div className="shell-draft">
        <button
          type="button"
          className="shell-item shell-binder-name"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setIsOpen((before) => !before)}
        >
          <ChevronRight aria-hidden="true" />
          <span className="one-line">{name}</span>
          <span className="shell-item-count num">
            <span aria-hidden="true">{shellText.number(count)}</span>
            <span className="unseen">{words.count(count)}</span>
          </span>
        </button>
        <Menu
          align="start"
          trigger={
            <button type="button" className="shell-draft-more" aria-label={words.more(name)}>
              <Ellipsis />
            </button>
          }
        >
          <MenuItem icon={<Pencil />} onChoose={onRename}>
            {words.rename}
          </MenuItem>
          <MenuItem icon={<X />} onChoose={() => actions.remove(name)}>
            {words.remove}
          </MenuItem>
        </Menu>
      </div>
      <ul id={listId} className="shell-binder-list" hidden={!isOpen}>
        {count === 0 ? <li className="shell-binder-empty">{words.empty}</li> : children}
      </ul>
    </li>
  );
}
