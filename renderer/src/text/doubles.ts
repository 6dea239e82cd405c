import { clipFlags, clipLabels } from '../../../shared/curation.ts';
import type { Doubled } from '../../../shared/contract/doubles.ts';
import { counted } from './form.ts';
import { inspectorText } from './inspector.ts';

type Told = Doubled['versions'][number]['told'];
export type ToldField = keyof Told;

const nothing = '–';

function flagged(flag: Told['flag']): string {
  const known = clipFlags.find((each) => each === flag);
  return known === undefined ? nothing : inspectorText.flags[known];
}

/** A word that is none of our labels is another program's, and stays as it is written. */
function labelled(label: string | null): string {
  const known = clipLabels.find((each) => each === label);
  return known === undefined ? (label ?? nothing) : inspectorText.labels[known];
}

/** Words for choosing between the sidecars of one clip. */
export const doublesText = {
  banner: {
    title: (clips: number) => `${counted(clips, 'clip has', 'clips have')} two sidecars that differ.`,
    body: 'Another program or computer has left a second file of notes in the library’s folder. Nothing was changed: choose which one holds.',
    go: 'Choose …',
  },
  part: {
    title: 'A second sidecar',
    body: 'Another file in the library’s folder says something else of this clip.',
    go: 'Compare and choose …',
  },
  title: 'Which of these holds?',
  about: (title: string, files: number) =>
    `${counted(files, 'file tells', 'files tell')} of “${title}”, and they differ. The clip itself is the same. What is not chosen is set aside in the library’s folder (.dailies/aside), never deleted.`,
  left: (clips: number) => `${counted(clips, 'clip', 'clips')} to go`,
  table: 'What differs',
  field: 'Field',
  choice: 'Your choice',
  holds: 'Holds now',
  newest: 'Newest',
  changed: (moment: string) => `Changed ${moment}`,
  fields: {
    title: 'Title',
    prompt: 'Prompt',
    negativePrompt: 'Negative prompt',
    rating: 'Rating',
    flag: 'Flag',
    label: 'Colour label',
    tags: 'Tags',
    collections: 'Collections',
    notes: 'Notes',
  } satisfies Record<ToldField, string>,
  rest: 'They also differ in something that is not shown here: times, cost, or what another program has written.',
  value: (told: Told, field: ToldField): string => {
    if (field === 'rating') return inspectorText.stars(told.rating);
    if (field === 'flag') return flagged(told.flag);
    if (field === 'label') return labelled(told.label);
    if (field === 'tags' || field === 'collections') return told[field].join(', ') || nothing;
    return told[field] || nothing;
  },
  keep: 'Keep this one',
  take: 'Use this one',
  keepNamed: (fileName: string) => `Keep ${fileName}`,
  takeNamed: (fileName: string) => `Use ${fileName}`,
  later: 'Decide later',
  kept: 'The other sidecar is set aside',
  taken: 'The other sidecar holds now',
} as const;
