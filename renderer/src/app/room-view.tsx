import { assertNever } from '../../../shared/errors.ts';
import { LibraryRoom } from '../features/library/library-room.tsx';
import { QueueRoom } from '../features/queue/queue-room.tsx';
import { SettingsRoom } from '../features/settings/settings-room.tsx';
import { WriteRoom } from '../features/write/write-room.tsx';
import { useRoute } from '../stores/route.ts';
import type { Room } from '../stores/route.ts';
import { RoomBoundary } from './room-boundary.tsx';

/** The room the window is in. */
export function RoomView() {
  const { room } = useRoute();
  return (
    <RoomBoundary key={room} where={room}>
      <OneRoom room={room} />
    </RoomBoundary>
  );
}

function OneRoom({ room }: { readonly room: Room }) {
  switch (room) {
    case 'write':
      return <WriteRoom />;
    case 'queue':
      return <QueueRoom />;
    case 'library':
      return <LibraryRoom />;
    case 'settings':
      return <SettingsRoom />;
    default:
      return assertNever(room);
  }
}
