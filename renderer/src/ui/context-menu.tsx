import { ContextMenu as Base } from '@base-ui/react/context-menu';
import { ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import './menu.css';

type ContextMenuProps = {
  /** The element it is the menu of; `children` stand in it. */
  readonly area: ReactElement<Record<string, unknown>>;
  readonly menu: ReactNode;
  readonly children: ReactNode;
};

/** The menu that the other mouse button, the menu key or a long press opens. */
export function ContextMenu({ area, menu, children }: ContextMenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={area}>{children}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="ui-menu-place" collisionPadding={8}>
          <Base.Popup className="ui-menu">{menu}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type SubmenuProps = {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
};

/** A menu in a menu. */
export function Submenu({ label, icon, children }: SubmenuProps) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className="ui-menu-item">
        {icon}
        <span>{label}</span>
        <ChevronRight />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className="ui-menu-place" collisionPadding={8} alignOffset={-5}>
          <Base.Popup className="ui-menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
