import { assertNever } from '../../../shared/errors.ts';
import { LibraryRoom } from '../features/library/library-room.tsx';
import { QueueRoom } from '../features/queue/queue-room.tsx';
import { SettingsRoom } from '../features/settings/settings-room.tsx';
import { SpendingRoom } from '../features/spending/spending-room.tsx';
import { WriteRoom } from '../features/write/write-room.tsx';
import { useRoute } from '../stores/route.ts';
import type { Route } from '../stores/route.ts';
import { RoomBoundary } from './room-boundary.tsx';

/** The room the window is in. */
export function RoomView() {
  const { room, rest } = useRoute();
  return (
    <RoomBoundary key={room} where={room}>
      <OneRoom room={room} rest={rest} />
    </RoomBoundary>
  );
}

function OneRoom({ room, rest }: Route) {
  switch (room) {
    case 'write':
      return <WriteRoom />;
    case 'queue':
      return <QueueRoom />;
    case 'library':
      return <LibraryRoom />;
    case 'settings':
      return rest === 'spending' ? <SpendingRoom /> : <SettingsRoom />;
    default:
      return assertNever(room);
  }
}
