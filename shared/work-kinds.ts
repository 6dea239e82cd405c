/** What the studio does for longer than a moment, in the order in which it is told of. */
export const workKinds = [
  'import',
  'export',
  'backup',
  'restore',
  'move',
  'verify',
  'rebuild',
  'empty-trash',
] as const;
export type WorkKind = (typeof workKinds)[number];

/** `paused`: goes on by itself when what it waits for is there, such as the library's disk. */
export const workStates = ['running', 'paused', 'done', 'stopped', 'failed'] as const;
