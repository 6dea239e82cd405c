import type { ErrorCode } from '../../../shared/errors.ts';

/** A way out that the window can offer beside the words. */
export type Way = 'retry' | 'key' | 'limits' | 'library' | 'top-up';

export const wayText: Record<Way, string> = {
  retry: 'Try again',
  key: 'Open key settings',
  limits: 'Open limits',
  library: 'Open library settings',
  'top-up': 'Add credit',
};

export type ErrorWords = {
  /** What happened. */
  readonly title: string;
  /** What it means for money, text and clips, and what to do. */
  readonly body: string;
  readonly action: Way | null;
};

/** What the user reads for each code. `cancelled` is what the user wanted, so it is never shown. */
export const errorText: Record<ErrorCode, ErrorWords> = {
  'batch-too-large': {
    title: 'Too many takes at once',
    body: 'Nothing was queued or bought. Ask for fewer.',
    action: null,
  },
  cancelled: { title: 'Cancelled', body: 'Nothing was changed.', action: null },
  'cap-batch': {
    title: 'Over your limit for one batch',
    body: 'Nothing was queued or bought. Ask for fewer takes, or raise the limit.',
    action: 'limits',
  },
  'cap-day': {
    title: 'Over your limit for today',
    body: 'Nothing was queued or bought. It goes on tomorrow, or raise the limit.',
    action: 'limits',
  },
  'cap-month': {
    title: 'Over your limit for this month',
    body: 'Nothing was queued or bought. Raise the limit to go on.',
    action: 'limits',
  },
  conflict: {
    title: 'It has changed meanwhile',
    body: 'Nothing was bought, nothing is lost. Look again, then decide.',
    action: null,
  },
  'disk-full': {
    title: 'The disk is full',
    body: 'Bought clips wait on the service for seven days. Free some space and saving goes on by itself.',
    action: null,
  },
  'file-missing': {
    title: 'The file is not in the library folder',
    body: 'It was moved or deleted outside Dailies. Put it back and it is found again.',
    action: 'library',
  },
  forbidden: {
    title: 'The key may not do this',
    body: 'Nothing was bought. The account behind this key has no right to it; try another key.',
    action: 'key',
  },
  'invalid-input': {
    title: 'That could not be understood',
    body: 'Nothing was changed and nothing was bought.',
    action: null,
  },
  'in-library': {
    title: 'That folder belongs to the library',
    body: 'Nothing was copied. Choose one outside the library, so that no clip is taken for a new one.',
    action: null,
  },
  'key-missing': {
    title: 'No API key yet',
    body: 'Nothing was bought. Add a key to buy takes; without one you practise for free.',
    action: 'key',
  },
  'library-held': {
    title: 'Another Dailies has this library',
    body: 'Nothing was changed, and no clip is lost. Close the other one, and this one takes over by itself.',
    action: null,
  },
  'library-offline': {
    title: 'The library’s disk is not here',
    body: 'No clip is lost. Connect the disk, or choose another folder.',
    action: 'library',
  },
  'library-read-only': {
    title: 'The library folder cannot be written',
    body: 'No clip is lost. Allow writing to the folder, or choose another one.',
    action: 'library',
  },
  'model-unknown': {
    title: 'The service does not know this model',
    body: 'Nothing was bought. Kling 2.0 Master may have been withdrawn or renamed.',
    action: null,
  },
  'no-credit': {
    title: 'No credit left on the account',
    body: 'Nothing was bought. Takes wait in the queue until there is credit.',
    action: 'top-up',
  },
  'not-a-backup': {
    title: 'That folder holds no backup of Dailies',
    body: 'Nothing was copied. Choose the folder that the backup was made in: it has the months with the clips in it.',
    action: null,
  },
  'not-found': {
    title: 'It is no longer there',
    body: 'It was removed meanwhile. Nothing was bought.',
    action: null,
  },
  'not-playable': {
    title: 'This file does not play',
    body: 'It is kept as it is in the library folder. Another player may open it.',
    action: null,
  },
  offline: {
    title: 'No connection',
    body: 'Nothing was bought. Writing and the library work; the queue goes on once you are online.',
    action: 'retry',
  },
  'price-changed': {
    title: 'The price has changed',
    body: 'Nothing was bought. Look at the new price, then generate again.',
    action: null,
  },
  'prompt-empty': {
    title: 'The prompt is empty',
    body: 'Nothing was bought. Write what should be seen.',
    action: null,
  },
  'prompt-too-long': {
    title: 'The text is too long',
    body: 'Nothing was bought, nothing was cut. The service takes 2,500 characters in each field.',
    action: null,
  },
  'rate-limited': {
    title: 'The service asks us to slow down',
    body: 'Nothing is lost and nothing was bought twice. It goes on by itself in a moment.',
    action: null,
  },
  refused: {
    title: 'The service refused',
    body: 'Nothing was bought. The reason is in the queue, where the service gave one.',
    action: null,
  },
  'target-refused': {
    title: 'That folder takes no files now',
    body: 'The library is untouched, and what was copied so far is whole. Choose another folder, or allow writing to this one.',
    action: null,
  },
  'target-taken': {
    title: 'That folder holds other things',
    body: 'Nothing was copied or changed. Choose an empty folder, or the one in which this was begun before.',
    action: null,
  },
  unauthorized: {
    title: 'The key was not accepted',
    body: 'Nothing was bought. It may be mistyped, or deleted on the service’s site.',
    action: 'key',
  },
  unavailable: {
    title: 'The service does not answer',
    body: 'Nothing is lost and nothing was bought twice. Try again in a while.',
    action: 'retry',
  },
  unexpected: {
    title: 'Something went wrong in Dailies',
    body: 'Your text and clips are kept on disk, and nothing is bought twice. Try again.',
    action: 'retry',
  },
  'untrusted-sender': {
    title: 'The window was not trusted',
    body: 'Nothing was changed. Restart Dailies.',
    action: null,
  },
};

/** To quote when asking for help; the log has the whole story under it. */
export function reportText(reportId: string): string {
  return `Report ${reportId}.`;
}
