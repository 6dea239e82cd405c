import type { Clip } from '../../../shared/contract/library.ts';
import { counted, wholeNumber } from './form.ts';

type Label = NonNullable<Clip['label']>;
type Flag = NonNullable<Clip['flag']>;

const clipsOf = (amount: number) => counted(amount, 'clip', 'clips');

/** Words of the inspector's controls and of what a clip comes from. */
export const inspectorText = {
  judge: 'Judgement',
  rating: 'Rating',
  stars: (stars: number) => (stars === 0 ? 'No stars' : counted(stars, 'star', 'stars')),
  flag: 'Flag',
  flags: { keep: 'Keep', reject: 'Reject' } satisfies Record<Flag, string>,
  label: 'Colour label',
  labels: {
    red: 'Red',
    yellow: 'Yellow',
    green: 'Green',
    blue: 'Blue',
    purple: 'Purple',
  } satisfies Record<Label, string>,
  mixed: 'mixed',
  mixedOf: (names: readonly string[]) => `Differs: ${names.join(', ')}`,
  title: 'Title',
  tags: {
    label: 'Tags',
    placeholder: 'Tag',
    remove: (name: string) => `Take off ${name}`,
    complete: (name: string) => `Tag the others ${name} too`,
  },
  collections: {
    label: 'Collections',
    placeholder: 'Collection',
    remove: (name: string) => `Take out of ${name}`,
    complete: (name: string) => `Put the others into ${name} too`,
  },
  notes: {
    label: 'Notes',
    placeholder: 'Why this take?',
    mixed: 'The notes differ. What is written here takes the place of all of them.',
    apply: (amount: number) => `Write on ${clipsOf(amount)}`,
    failed: 'Not saved yet. It is kept here and tried again.',
  },
  lineage: {
    label: 'Where it comes from',
    revision: (number: number | null, of: number) =>
      number === null ? '' : `Revision ${wholeNumber(number)} of ${wholeNumber(of)}`,
    draftGone: 'The draft is no longer here.',
    siblings: 'Other takes of this revision',
    ofDraft: 'Takes of other revisions',
    jump: (title: string) => `Show ${title}`,
  },
  history: {
    label: 'History',
    show: 'Show history',
    hide: 'Hide history',
  },
  stills: {
    failed: 'No picture could be drawn of this file.',
    redraw: 'Draw again',
    redrawing: (amount: number) => `Pictures of ${clipsOf(amount)} are drawn again`,
  },
  several: {
    partly: (known: number, amount: number) =>
      `${wholeNumber(amount)} clips: too many to compare. The values are of the first ${wholeNumber(known)}; every change is made to all.`,
  },
  trash: {
    label: 'Trash',
    show: 'Open the trash',
    inTrash: (amount: number) => `${amount === 0 ? 'No clips' : clipsOf(amount)} in the trash`,
    restore: 'Restore',
    restoreAll: 'Restore all',
  },
} as const;
