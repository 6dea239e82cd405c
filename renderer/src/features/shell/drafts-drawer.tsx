import { draftsText } from '../../text/drafts.ts';
import { Overlay } from '../../ui/overlay.tsx';
import { DraftsList } from './drafts-list.tsx';
import './drafts-drawer.css';

type DraftsDrawerProps = { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

/** The drafts over the room, where the window is too narrow to keep them beside it. */
export function DraftsDrawer({ isOpen, onOpenChange }: DraftsDrawerProps) {
  const close = () => onOpenChange(false);
  return (
    <Overlay isOpen={isOpen} onClose={close} className="shell-drawer" label={draftsText.title} hasScrim>
      <DraftsList onChoose={close} />
    </Overlay>
  );
}
