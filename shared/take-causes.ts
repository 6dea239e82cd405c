/** What is written into a take's history as the cause of a change; each has its words in the renderer. */
export const takeCauses = [
  // How it came into the queue.
  'generate',
  'again',
  // The events of its life (electron/services/takes/machine.ts).
  'send',
  'accepted',
  'not-sent',
  'turned-away',
  'refused',
  'unclear',
  'found-submitting',
  'adopted',
  'not-bought',
  'completed',
  'remote-failed',
  'remote-gone',
  'kept',
  'undeliverable',
  'fetch',
  'refunded',
  'cancel',
  'restore',
  // What changes it without moving it on.
  'approved',
  'edited',
  'moved',
  'other-service',
  'output-left',
  'price-changed',
] as const;
export type TakeCause = (typeof takeCauses)[number];
