import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

type OverlayProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** It is gone from sight. */
  readonly onClosed?: () => void;
  readonly className: string;
  /** Its name; without one it holds an OverlayTitle. */
  readonly label?: string;
  /** Whether what lies below is dimmed: where the overlay does not cover it. */
  readonly hasScrim?: boolean;
  /** What takes the focus at first; otherwise the first thing that can. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
};

/** A dialog with a look of its own. */
export function Overlay(props: OverlayProps) {
  const { isOpen, onClose, onClosed, className, label, hasScrim = false, initialFocus, children } = props;
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(next) => !next && onClose()}
      onOpenChangeComplete={(next) => !next && onClosed?.()}
    >
      <Base.Portal>
        {hasScrim && <Base.Backdrop className="ui-scrim" />}
        <Base.Popup
          className={className}
          {...(label === undefined ? {} : { 'aria-label': label })}
          {...(initialFocus === undefined ? {} : { initialFocus })}
        >
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export const OverlayTitle = Base.Title;
export const OverlayText = Base.Description;
export const OverlayClose = Base.Close;
