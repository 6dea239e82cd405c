import type { AspectRatio } from '../../../shared/recipe.ts';
import { counted, wholeNumber } from './form.ts';
import { formatClock } from './time.ts';

const clipsOf = (amount: number) => counted(amount, 'clip', 'clips');

/** Every word of the room Library. */
export const libraryText = {
  title: 'Library',
  grid: 'Library',
  search: 'Search library',
  searchHint: 'Search, or rating:>=3',
  clearSearch: 'Clear search',
  clips: clipsOf,
  found: (found: number, total: number) => `${wholeNumber(found)} of ${wholeNumber(total)}`,
  group: {
    select: (name: string) => `Select all of ${name}`,
    selectShort: 'Select',
  },
  density: 'Size of the pictures',
  densityValue: (height: number) => `${height} pixels high`,
  details: 'Details',
  hideDetails: 'Hide details',
  loading: 'Reading the library …',
  empty: {
    title: 'No clips yet',
    body: 'Every take that succeeds is saved here, with its prompt and its price, in a plain folder of yours.',
    action: 'Write a prompt',
  },
  nothingFound: {
    title: (query: string) => `Nothing found for “${query}”`,
    body: 'The search looks at prompts, titles, notes, tags and file names.',
    without: (part: string, found: number) => `${clipsOf(found)} without ${part}`,
    action: 'Clear search',
    trash: {
      title: 'The trash is empty',
      body: 'Clips you move there wait here, with everything that is known of them.',
      action: 'Back to the library',
    },
  },
  offline: {
    title: 'The library’s disk is away',
    body: (label: string) =>
      `${label} cannot be reached. Nothing is lost or rewritten: connect it, and it is all here again.`,
    action: 'Look again',
  },
  readOnly: {
    title: 'The library cannot be written.',
    body: 'Watching, copying and dragging out work; new clips wait until it can.',
  },
  failed: { title: 'The library could not be read', body: 'Your files are untouched.', action: 'Try again' },
  cell: {
    name: (title: string, durationMs: number, marks: readonly string[]) =>
      [title === '' ? 'Untitled' : title, formatClock(durationMs), ...marks].join(', '),
    waiting: 'Reading …',
    missing: 'File missing',
    flagged: 'Sensitive',
    veiled: 'Sensitive, hidden: Space shows it',
    label: (colour: string) => `${colour} label`,
    show: 'Show',
    place: (atMs: number, ofMs: number) => `${formatClock(atMs)} of ${formatClock(ofMs)}`,
  },
  missing: {
    title: 'The file is not in the library',
    copy: (left: string) =>
      `It was moved, renamed or deleted outside Dailies. The service still has its copy: ${left}. Fetching it again costs nothing.`,
    copyGone:
      'It was moved, renamed or deleted outside Dailies. The service keeps its copy for seven days, which are over; asking costs nothing.',
    noCopy: 'It was moved, renamed or deleted outside Dailies. Put it back, and it is found again.',
    fetch: 'Fetch again',
    coming: 'Being fetched …',
  },
  inspector: {
    label: 'Details',
    nothing: 'Nothing selected',
    hint: 'Choose a clip to see its prompt and its facts. Drag it out into any other program.',
    clips: 'Clips',
    size: 'Size',
    folder: 'Folder',
    state: 'State',
    states: { ready: 'ready', offline: 'away', 'read-only': 'cannot be written', held: 'open elsewhere' },
    prompt: 'Prompt',
    negative: (text: string) => `Without: ${text}`,
    noPrompt: 'No prompt is known for this file.',
    facts: 'Facts',
    write: 'Write from this',
    copyPrompt: 'Copy prompt',
    copyNegative: 'Copy negative prompt',
    play: 'Play',
    reveal: 'Reveal in folder',
    copyFile: (amount: number) => (amount === 1 ? 'Copy file' : 'Copy files'),
    saveCopy: (amount: number) => (amount === 1 ? 'Save a copy' : 'Save copies'),
    trash: 'Move to trash',
    selected: (amount: number) => `${wholeNumber(amount)} selected`,
    clear: 'Clear selection',
    several: 'Together',
    mixed: 'several',
  },
  facts: {
    draft: 'Draft',
    draftAnd: (title: string, revision: number | null) =>
      revision === null ? title : `${title}, revision ${revision}`,
    made: 'Made',
    madeIn: (moment: string, span: string | null) => (span === null ? moment : `${moment}, in ${span}`),
    cost: 'Cost',
    free: 'free, practice',
    unknown: 'not known',
    picture: 'Picture',
    size: (width: number, height: number, fps: number | null, codec: string | null) =>
      [`${width} × ${height}`, fps === null ? null : `${Math.round(fps * 100) / 100} fps`, codec]
        .filter((part) => part !== null)
        .join(', '),
    length: 'Length',
    file: 'File',
    hash: 'SHA-256',
    asked: 'Asked for',
    askedFor: (ratio: AspectRatio, durationS: number) => `${ratio}, ${durationS} s`,
    copyHash: 'Copy the whole hash',
  },
  toasts: {
    trashed: (amount: number) => `${clipsOf(amount)} moved to the trash`,
    undo: 'Undo',
    restored: (amount: number) => `${clipsOf(amount)} restored`,
    copied: (amount: number) => `${counted(amount, 'file', 'files')} copied`,
    saved: (amount: number) => `${counted(amount, 'copy', 'copies')} saved`,
    promptCopied: 'Prompt copied',
    negativeCopied: 'Negative prompt copied',
    hashCopied: 'Hash copied',
    fetching: 'Being fetched again',
  },
} as const;
