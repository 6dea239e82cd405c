import { draftsText } from '../../text/drafts.ts';
import { listsText } from '../../text/library-lists.ts';
import { Overlay } from '../../ui/overlay.tsx';
import { RoomLists } from './room-lists.tsx';
import './lists-drawer.css';

type ListsDrawerProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly isInLibrary: boolean;
  readonly isSearching: boolean;
};

/** The lists of a room over it, where the window is too narrow to keep them beside it. */
export function ListsDrawer({ isOpen, onOpenChange, isInLibrary, isSearching }: ListsDrawerProps) {
  const close = () => onOpenChange(false);
  const label = isInLibrary ? listsText.label : draftsText.title;
  return (
    <Overlay isOpen={isOpen} onClose={close} className="shell-drawer" label={label} hasScrim>
      <RoomLists isInLibrary={isInLibrary} isSearching={isSearching} onChoose={close} />
    </Overlay>
  );
}
