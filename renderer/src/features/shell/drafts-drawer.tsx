import { Dialog as Base } from '@base-ui/react/dialog';
import { shellText } from '../../text/shell.ts';
import { DraftsList } from './drafts-list.tsx';
import './drafts-drawer.css';

type DraftsDrawerProps = { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

/** The drafts over the room, where the window is too narrow to keep them beside it. */
export function DraftsDrawer({ isOpen, onOpenChange }: DraftsDrawerProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="ui-scrim" />
        <Base.Popup className="shell-drawer" aria-label={shellText.drafts.title}>
          <DraftsList onChoose={() => onOpenChange(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
