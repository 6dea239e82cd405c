import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Button, IconButton } from './button.tsx';
import './dialog.css';

type DialogProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly size?: 'usual' | 'wide';
};

/** Where typing should go; without a field the dialog itself, so that its text is read first. */
function firstField(popup: HTMLElement | null): HTMLElement | null {
  return popup?.querySelector<HTMLElement>('.ui-dialog-body :is(input, textarea)') ?? popup;
}

/** A dialog that a click beside it or Escape closes. */
export function Dialog(props: DialogProps) {
  const { isOpen, onOpenChange, title, closeLabel, children, actions, size = 'usual' } = props;
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="ui-scrim" />
        <Base.Popup
          ref={popup}
          className={size === 'wide' ? 'ui-dialog ui-dialog--wide' : 'ui-dialog'}
          initialFocus={() => firstField(popup.current)}
        >
          <header className="ui-dialog-head">
            <Base.Title className="ui-dialog-title">{title}</Base.Title>
            <Base.Close
              render={
                <IconButton label={closeLabel}>
                  <X />
                </IconButton>
              }
            />
          </header>
          <div className="ui-dialog-body">{children}</div>
          {actions !== undefined && <footer className="ui-dialog-actions">{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

type ConfirmProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly body: ReactNode;
  readonly confirm: string;
  readonly cancel: string;
  readonly look?: 'danger' | 'go';
  readonly onConfirm: () => void;
};

/** A question that must be answered: only its buttons and Escape close it. */
export function Confirm(props: ConfirmProps) {
  return (
    <AlertDialog.Root open={props.isOpen} onOpenChange={(next) => props.onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="ui-scrim" />
        <AlertDialog.Popup className="ui-dialog ui-dialog--confirm">
          <AlertDialog.Title className="ui-dialog-title">{props.title}</AlertDialog.Title>
          <AlertDialog.Description className="ui-dialog-text" render={<div />}>
            {props.body}
          </AlertDialog.Description>
          <footer className="ui-dialog-actions">
            <AlertDialog.Close render={<Button look="solid">{props.cancel}</Button>} />
            <AlertDialog.Close
              onClick={props.onConfirm}
              render={<Button look={props.look ?? 'danger'}>{props.confirm}</Button>}
            />
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
