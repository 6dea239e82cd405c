import type { CurationChange } from '../../../shared/contract/curation.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import { counted } from './form.ts';

type Label = NonNullable<Clip['label']>;
type Flag = NonNullable<Clip['flag']>;

const clipsOf = (amount: number) => counted(amount, 'clip', 'clips');
const listed = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

const labels: Record<Label, string> = {
  red: 'Red',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
};
const flags: Record<Flag, string> = { keep: 'Keep', reject: 'Reject' };

const stars = (rating: number) => (rating === 0 ? 'No stars' : counted(rating, 'star', 'stars'));

function said(change: CurationChange): string {
  switch (change.kind) {
    case 'rate':
      return change.rating === 0 ? 'rating removed' : `rated ${stars(change.rating)}`;
    case 'flag':
      if (change.flag === null) return 'flag removed';
      return change.flag === 'keep' ? 'marked to keep' : 'rejected';
    case 'label':
      return change.label === null ? 'label removed' : `labelled ${labels[change.label].toLowerCase()}`;
    case 'tag':
      return change.add.length > 0
        ? `tagged ${listed(change.add)}`
        : `no longer tagged ${listed(change.remove)}`;
    case 'collect':
      return change.add.length > 0
        ? `added to ${listed(change.add)}`
        : `taken out of ${listed(change.remove)}`;
    case 'note':
      return 'note changed';
    case 'title':
      return 'renamed';
  }
}

/** Words for what is done to clips: by the keyboard, the menu, and a drag. */
export const libraryActs = {
  labels,
  labelLetters: { red: 'R', yellow: 'Y', green: 'G', blue: 'B', purple: 'P' } satisfies Record<Label, string>,
  flags,
  stars,
  starsShort: (rating: number) => '★'.repeat(rating),
  done: (change: CurationChange, amount: number) => `${clipsOf(amount)} ${said(change)}`,
  menu: {
    play: 'Play',
    show: 'Show picture',
    rate: 'Rating',
    label: 'Label',
    noLabel: 'No label',
    keep: 'Keep',
    reject: 'Reject',
    noFlag: 'Clear flag',
    tag: 'Tag …',
    export: 'Export …',
    restore: 'Restore from trash',
    collect: 'Add to collection',
    takeOut: (name: string) => `Take out of “${name}”`,
  },
  tagging: {
    title: (amount: number) => `Tag ${clipsOf(amount)}`,
    hint: 'Enter adds. A tag may lie in another: animal/fox.',
    done: 'Done',
    close: 'Close',
  },
} as const;
