import { lazy, Suspense, useEffect } from 'react';
import { assertNever } from '../../../shared/errors.ts';
import { WriteRoom } from '../features/write/write-room.tsx';
import { useRoute } from '../stores/route.ts';
import type { Route } from '../stores/route.ts';
import { RoomBoundary } from './room-boundary.tsx';

// The studio opens in Write; the other rooms are read once it can be typed in, so that none of them delays the first word.
const loadQueue = () => import('../features/queue/queue-room.tsx');
const loadLibrary = () => import('../features/library/library-room.tsx');
const loadSettings = () => import('../features/settings/settings-room.tsx');
const loadSpending = () => import('../features/spending/spending-room.tsx');
const QueueRoom = lazy(async () => ({ default: (await loadQueue()).QueueRoom }));
const LibraryRoom = lazy(async () => ({ default: (await loadLibrary()).LibraryRoom }));
const SettingsRoom = lazy(async () => ({ default: (await loadSettings()).SettingsRoom }));
const SpendingRoom = lazy(async () => ({ default: (await loadSpending()).SpendingRoom }));

function loadRooms(): () => void {
  const idle = requestIdleCallback(() => {
    // A room that cannot be read now is asked for again when it is entered, and then says so.
    for (const load of [loadQueue, loadLibrary, loadSettings, loadSpending]) load().catch(() => undefined);
  });
  return () => cancelIdleCallback(idle);
}

/** The room the window is in. */
export function RoomView() {
  const { room, rest } = useRoute();
  useEffect(loadRooms, []);
  return (
    <RoomBoundary key={room} where={room}>
      <Suspense>
        <OneRoom room={room} rest={rest} />
      </Suspense>
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
