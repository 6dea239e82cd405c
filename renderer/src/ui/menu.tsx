import { Menu as Base } from '@base-ui/react/menu';
import { Check, Minus } from 'lucide-react';
import { cloneElement, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Keys } from './keys.tsx';
import './menu.css';

type MenuProps = {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
};

export function Menu(props: MenuProps) {
  return <MenuOf {...props} isOpenFirst={false} />;
}

/** As `Menu`, for the rows of a long list: a plain button until it is pressed for the first time. */
export function RowMenu(props: MenuProps) {
  const [isWanted, setIsWanted] = useState(false);
  if (isWanted) return <MenuOf {...props} isOpenFirst />;
  return cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => setIsWanted(true),
  });
}

function MenuOf({
  trigger,
  children,
  align = 'end',
  isOpenFirst,
}: MenuProps & { readonly isOpenFirst: boolean }) {
  return (
    <Base.Root defaultOpen={isOpenFirst}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} collisionPadding={8} className="ui-menu-place">
          <Base.Popup className="ui-menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type MenuItemProps = {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly look?: 'plain' | 'danger';
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
};

export function MenuItem({
  children,
  icon,
  keys,
  look = 'plain',
  isDisabled = false,
  onChoose,
}: MenuItemProps) {
  return (
    <Base.Item className={`ui-menu-item ui-menu-item--${look}`} disabled={isDisabled} onClick={onChoose}>
      {icon}
      <span>{children}</span>
      {keys !== undefined && <Keys keys={keys} />}
    </Base.Item>
  );
}

type MenuCheckProps = {
  readonly children: ReactNode;
  readonly state: 'all' | 'some' | 'none';
  /** Said where it is neither on nor off. */
  readonly someLabel: string;
  readonly onToggle: () => void;
};

/** A choice of several; the menu stays open for the next. */
export function MenuCheck({ children, state, someLabel, onToggle }: MenuCheckProps) {
  return (
    <Base.CheckboxItem
      className="ui-menu-item"
      checked={state === 'all'}
      closeOnClick={false}
      onCheckedChange={onToggle}
    >
      <span className="ui-menu-check" aria-hidden="true">
        {state === 'all' ? <Check /> : state === 'some' && <Minus />}
      </span>
      <span>{children}</span>
      {state === 'some' && <small>{someLabel}</small>}
    </Base.CheckboxItem>
  );
}

export function MenuLine() {
  return <Base.Separator className="ui-menu-line" />;
}

type MenuChoicesProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: ReactNode }[];
  readonly onChoose: (value: V) => void;
};

/** One of several, the present one marked. */
export function MenuChoices<V extends string>({ label, value, choices, onChoose }: MenuChoicesProps<V>) {
  return (
    <Base.RadioGroup aria-label={label} value={value} onValueChange={(next: V) => onChoose(next)}>
      {choices.map((choice) => (
        <Base.RadioItem key={choice.value} value={choice.value} className="ui-menu-item" closeOnClick>
          <Base.RadioItemIndicator className="ui-menu-mark" keepMounted>
            <Check />
          </Base.RadioItemIndicator>
          <span>{choice.label}</span>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
