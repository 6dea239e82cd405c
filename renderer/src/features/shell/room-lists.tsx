import { DraftsList } from './drafts-list.tsx';
import { LibraryDrawer } from './library-drawer.tsx';

type RoomListsProps = { readonly isInLibrary: boolean; readonly onChoose?: () => void };

/** What stands below the rooms: in the library its searches and collections, elsewhere the drafts. */
export function RoomLists({ isInLibrary, onChoose = () => undefined }: RoomListsProps) {
  return isInLibrary ? <LibraryDrawer onChoose={onChoose} /> : <DraftsList onChoose={onChoose} />;
}
