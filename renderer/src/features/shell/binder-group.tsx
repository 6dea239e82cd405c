import { ChevronRight, Ellipsis, Pencil, X } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useBound } from '../../stores/bound.ts';
import { createClosedBindersStore } from '../../stores/closed-binders.ts';
import { draftsText } from '../../text/drafts.ts';
import { shellText } from '../../text/shell.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useBinderActions } from './binder-actions.ts';

const words = draftsText.binder;

type BinderGroupProps = {
  /** Null for the drafts in no folder, a group that cannot be renamed or removed. */
  readonly name: string | null;
  readonly count: number;
  readonly onRename: (name: string) => void;
  /** The items of the drafts in it. */
  readonly children: ReactNode;
};

/** A folder of drafts that opens and closes; open at first, so that nothing seems lost, and then as it was left. */
export function BinderGroup({ name, count, onRename, children }: BinderGroupProps) {
  const isOpen = useBound(createClosedBindersStore, (state) => !state.closed.has(name ?? ''));
  const toggle = useBound(createClosedBindersStore, (state) => state.toggle);
  const listId = useId();
  return (
    <li className="shell-binder">
      <div className="shell-draft">
        <button
          type="button"
          className="shell-item shell-binder-name"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => toggle(name ?? '')}
        >
          <ChevronRight aria-hidden="true" />
          <span className="one-line">{name ?? words.loose}</span>
          <span className="shell-item-count num">
            <span aria-hidden="true">{shellText.number(count)}</span>
            <span className="unseen">{words.count(count)}</span>
          </span>
        </button>
        {name !== null && <BinderMenu name={name} onRename={() => onRename(name)} />}
      </div>
      <ul id={listId} className="shell-binder-list" hidden={!isOpen}>
        {count === 0 ? <li className="shell-binder-empty">{words.empty}</li> : children}
      </ul>
    </li>
  );
}

function BinderMenu({ name, onRename }: { readonly name: string; readonly onRename: () => void }) {
  const actions = useBinderActions();
  return (
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
  );
}
