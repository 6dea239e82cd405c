import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

type OverlayProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly className: string;
  /** What takes the focus at first. */
  readonly initialFocus: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
};

/** A dialog over the whole window, with a look of its own. It holds an OverlayTitle, and an OverlayClose. */
export function Overlay({ isOpen, onClose, className, initialFocus, children }: OverlayProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Popup className={className} initialFocus={initialFocus}>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export const OverlayTitle = Base.Title;
export const OverlayClose = Base.Close;
