import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import './popover.css';

type PopoverProps = {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly title: string;
  readonly children: ReactNode;
  readonly side?: 'top' | 'right' | 'bottom';
  readonly onOpenChange?: (isOpen: boolean) => void;
};

/** A small panel beside its button; a click elsewhere or Escape closes it. */
export function Popover({ trigger, title, children, side = 'top', onOpenChange }: PopoverProps) {
  return (
    <Base.Root onOpenChange={(isOpen) => onOpenChange?.(isOpen)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          align="start"
          sideOffset={8}
          collisionPadding={12}
          className="ui-popover-place"
        >
          <Base.Popup className="ui-popover">
            <Base.Title className="ui-popover-title">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
