import type { ComponentProps, ReactNode } from 'react';
import { Tooltip } from './tooltip.tsx';
import './button.css';

type ButtonLook = 'go' | 'solid' | 'quiet' | 'danger';

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'title'> & {
  /** `go` once per screen: the tally light. */
  readonly look?: ButtonLook;
  readonly icon?: ReactNode;
  /** Cannot act now, and why. The button stays in the tab order and says so. */
  readonly blockedBecause?: string | null;
  readonly isBusy?: boolean;
};

export function Button({ look = 'quiet', blockedBecause = null, isBusy = false, ...props }: ButtonProps) {
  const { icon, children, className, onClick, ...rest } = props;
  const isBlocked = blockedBecause !== null || isBusy;
  const button = (
    <button
      type="button"
      {...rest}
      className={`ui-button ui-button--${look}${className === undefined ? '' : ` ${className}`}`}
      aria-disabled={isBlocked || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBlocked ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  );
  return blockedBecause === null || blockedBecause === '' ? (
    button
  ) : (
    <Tooltip text={blockedBecause}>{button}</Tooltip>
  );
}

type IconButtonProps = Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> & {
  /** Its name, for screen readers and as a tooltip. */
  readonly label: string;
  /** Shown after the name in the tooltip. */
  readonly keys?: string;
  readonly children: ReactNode;
};

export function IconButton({ label, keys, blockedBecause = null, className, ...rest }: IconButtonProps) {
  const why = blockedBecause === null || blockedBecause === '' ? label : `${label}: ${blockedBecause}`;
  return (
    <Tooltip text={why} {...(keys === undefined ? {} : { keys })}>
      <Button
        {...rest}
        aria-label={label}
        blockedBecause={blockedBecause === null ? null : ''}
        className={`ui-icon-button${className === undefined ? '' : ` ${className}`}`}
      />
    </Tooltip>
  );
}
