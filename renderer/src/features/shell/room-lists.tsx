import { DraftsList } from './drafts-list.tsx';
import { LibraryDrawer } from './library-drawer.tsx';

type RoomListsProps = {
  readonly isInLibrary: boolean;
  /** Whether the drafts are searched from the start. */
  readonly isSearching?: boolean;
  readonly onChoose?: () => void;
};

// One function for good: rows compare it.
const nothing = (): void => undefined;

/** What stands below the rooms: in the library its searches and collections, elsewhere the drafts. */
export function RoomLists({ isInLibrary, isSearching = false, onChoose = nothing }: RoomListsProps) {
  if (isInLibrary) return <LibraryDrawer onChoose={onChoose} />;
  return <DraftsList isSearching={isSearching} onChoose={onChoose} />;
}
