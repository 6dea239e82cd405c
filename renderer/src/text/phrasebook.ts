import type { PhraseKind } from '../../../shared/phrase-kinds.ts';
import { counted } from './form.ts';

type KeptKind = Exclude<PhraseKind, 'accepted'>;

type KindWords = {
  readonly title: string;
  readonly about: string;
  readonly none: string;
  readonly add: string;
  readonly name: string;
  readonly nameHint: string;
  readonly body: string;
  readonly bodyHint: string;
  readonly removed: (name: string) => string;
};

const kinds: Record<KeptKind, KindWords> = {
  snippet: {
    title: 'Snippets',
    about: 'Type /name in the prompt. What stands in <angle brackets> is tabbed through.',
    none: 'No snippets of your own yet. Write down a turn of phrase you use again and again.',
    add: 'New snippet',
    name: 'Name, typed after /',
    nameHint: 'golden-walk',
    body: 'Words',
    bodyHint: 'A <subject> walks through <place> in golden hour light.',
    removed: (name) => `Snippet ${name} removed`,
  },
  shelf: {
    title: 'Shelves',
    about: 'Write @name in the prompt: one take of each alternative, priced before it is bought.',
    none: 'No shelves yet. Put subjects, places or looks on one, an alternative a line.',
    add: 'New shelf',
    name: 'Name, typed after @',
    nameHint: 'subjects',
    body: 'Alternatives, one a line',
    bodyHint: 'a red fox\na snow hare\na lynx',
    removed: (name) => `Shelf ${name} removed`,
  },
  element: {
    title: 'Elements',
    about: 'Swap them in where a draft is shown as elements; they are offered while you type, too.',
    none: 'No elements yet. Keep a subject, a camera move or a light that worked.',
    add: 'New element',
    name: 'Name',
    nameHint: 'Our fox',
    body: 'Words',
    bodyHint: 'a red fox with a white-tipped tail',
    removed: (name) => `Element ${name} removed`,
  },
  negative: {
    title: 'Groups kept out',
    about: 'Put in whole from Groups, beside the negative prompt.',
    none: 'No groups of your own yet. Keep together what always goes wrong together.',
    add: 'New group',
    name: 'Name',
    nameHint: 'House rules',
    body: 'What is kept out, with commas',
    bodyHint: 'lens flare, drones, logos',
    removed: (name) => `Group ${name} removed`,
  },
};

/** Words of the phrasebook. */
export const phrasebookText = {
  title: 'Phrasebook',
  tabs: 'Kind of phrase',
  kinds,
  list: 'Phrases',
  part: 'Offered in the place of',
  anyPart: 'Any part',
  alternatives: (count: number) => counted(count, 'alternative', 'alternatives'),
  edit: (name: string) => `Edit ${name}`,
  remove: (name: string) => `Remove ${name}`,
  undo: 'Undo',
  save: 'Save',
  cancel: 'Cancel',
  problems: {
    name: 'Give it a name.',
    slashName: 'Letters, digits, - and _ only, so that it can be typed in a prompt.',
    taken: 'There is one of this name already.',
    body: 'Write its words.',
  },
  failed: 'The phrasebook could not be read. Nothing is lost.',
  open: 'Phrasebook',
  saveSelection: 'Save selection as …',
  saveAs: { snippet: 'A snippet', shelf: 'A shelf', element: 'An element', negative: 'A group kept out' },
} as const;
