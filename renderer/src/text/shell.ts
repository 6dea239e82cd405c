import type { Status, troubles } from '../../../shared/contract/app.ts';
import { formatMicros } from '../../../shared/money.ts';
import { counted, wholeNumber } from './form.ts';
import { formatMoment } from './time.ts';
import type { Way } from './errors.ts';

export type TroubleName = (typeof troubles)[number];

type TroubleWords = {
  readonly look: 'bad' | 'warn';
  readonly title: string;
  readonly body: string;
  readonly ways: readonly (Exclude<Way, 'retry'> | 'billing' | 'check' | 'claim' | 'queue' | 'rescan')[];
};

const troubleText: Record<TroubleName, TroubleWords> = {
  key: {
    look: 'bad',
    title: 'The key was not accepted.',
    body: 'Nothing is bought, and takes on their way are not looked for. Nothing is lost: the service keeps them for seven days.',
    ways: ['check', 'key'],
  },
  permission: {
    look: 'bad',
    title: 'The key may not use this model.',
    body: 'Nothing is bought, and takes on their way are not looked for. Nothing is lost: the service keeps them for seven days.',
    ways: ['check', 'key'],
  },
  credit: {
    look: 'bad',
    title: 'No credit left.',
    body: 'Nothing new is bought. What is already on its way comes in; the rest waits.',
    ways: ['check', 'top-up'],
  },
  'disk-full': {
    look: 'bad',
    title: 'The library’s disk is full.',
    body: 'Clips wait on the service for seven days. Free some space and saving goes on by itself.',
    ways: ['rescan', 'library'],
  },
  'library-held': {
    look: 'warn',
    title: 'Another Dailies has this library.',
    body: 'Here you can look, search, play and copy. Nothing can be judged or imported, and new clips wait on the service for seven days.',
    ways: ['claim', 'library'],
  },
  'library-offline': {
    look: 'warn',
    title: 'The library’s disk is not here.',
    body: 'No clip is lost. New ones wait until it is back.',
    ways: ['rescan', 'library'],
  },
  'library-read-only': {
    look: 'warn',
    title: 'The library folder cannot be written.',
    body: 'No clip is lost. New ones wait until it can be.',
    ways: ['rescan', 'library'],
  },
  restored: {
    look: 'bad',
    title: 'The file with your drafts and takes was damaged.',
    body: 'It was set aside, and the newest good copy took its place. Later texts and takes may be missing here; saved clips are all in the library. Buying is paused until you resume the queue, and each take that waits asks before it is sent.',
    ways: ['queue', 'billing'],
  },
  'begun-anew': {
    look: 'bad',
    title: 'The file with your drafts and takes was damaged.',
    body: 'There was no copy of it yet, so it was set aside and an empty one begun. Saved clips are all in the library, with their prompts. What was being made keeps on the service for seven days. Buying is paused until you resume the queue.',
    ways: ['queue', 'billing'],
  },
};

function holder(
  { machine, isHere, sinceMs }: NonNullable<Status['library']['heldBy']>,
  nowMs: number,
): string {
  const since = sinceMs === null ? '' : `, since ${formatMoment(sinceMs, nowMs)}`;
  if (isHere)
    return `It is open in another Dailies on this computer${since}; when that one is closed, this one takes over by itself.`;
  const where = machine === null ? 'another program' : `Dailies on “${machine}”`;
  return `It is open in ${where}${since}; within two minutes after that one has ended, this one takes over by itself.`;
}

/** Every word of the frame around the rooms. */
export const shellText = {
  name: 'Dailies',
  close: 'Close',
  rooms: 'Rooms',
  room: { write: 'Write', queue: 'Queue', library: 'Library', settings: 'Settings' },
  skip: 'Go to the room',
  liveTakes: (count: number) => `${counted(count, 'take', 'takes')} on the way`,
  clips: (count: number) => counted(count, 'clip', 'clips'),
  number: wholeNumber,
  rename: {
    title: 'Rename draft',
    label: 'Title',
    hint: 'Leave it empty to follow the text.',
    save: 'Rename',
    cancel: 'Cancel',
  },
  foot: {
    today: 'Today',
    month: 'This month',
    see: 'See all spending',
    of: (cap: number) => `of ${formatMicros(cap)}`,
    spent: (spent: number, cap: number) => `${formatMicros(spent)} of ${formatMicros(cap)} spent`,
    practice: 'Practice: free, sample clips',
    connected: 'Connected',
    offline: 'Offline, writing and library work',
    unknown: 'Connecting …',
    starting: 'Starting …',
    balance: (micros: number) => `balance ${formatMicros(micros)}`,
    paused: 'Queue paused',
    /** Why nothing can be bought, although the service answers. */
    stopped: {
      key: 'Key not accepted',
      permission: 'Key may not use this model',
      credit: 'No credit left',
    },
    away: 'The service does not answer',
  },
  troubles: troubleText,
  /** Whose the library is now. */
  holder,
  troubleWays: {
    check: 'Check again',
    rescan: 'Look again',
    claim: 'Try again',
    key: 'Key settings',
    limits: 'Limits',
    library: 'Library settings',
    'top-up': 'Add credit',
    queue: 'Show queue',
    billing: 'Billing',
  },
  noStatus: {
    title: 'Dailies has lost touch with itself.',
    body: 'The part that buys and keeps does not answer. Your text and clips are on disk.',
    reload: 'Reload',
  },
  broken: {
    title: 'This room has stopped',
    body: 'Your text and clips are kept on disk, and nothing is bought twice.',
    retry: 'Open it again',
    reload: 'Reload the window',
    report: (id: string) => `Report ${id}`,
  },
  palette: {
    title: 'Command palette',
    label: 'Search rooms, drafts and actions',
    none: 'Nothing found',
    open: 'Find anything',
    groups: { rooms: 'Rooms', actions: 'Actions', drafts: 'Drafts' },
    dark: 'Theme: dark',
    light: 'Theme: light',
    system: 'Theme: as the system',
    pause: 'Pause the queue',
    resume: 'Resume the queue',
    spending: 'Spending',
  },
} as const;
