import type { Room } from '../stores/route.ts';

export const shellText = {
  close: 'Close',
  rooms: 'Rooms',
  room: { write: 'Write', queue: 'Queue', library: 'Library', settings: 'Settings' } satisfies Record<
    Room,
    string
  >,
} as const;
