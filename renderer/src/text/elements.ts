import type { ElementKind } from '../../../shared/craft/elements.ts';

const kinds: Record<ElementKind, string> = {
  subject: 'Subject',
  action: 'Action',
  scene: 'Scene',
  camera: 'Camera',
  lighting: 'Lighting',
  mood: 'Mood',
  style: 'Style',
  other: 'Other',
};

/** What to write in each, for a draft that is empty. */
const hints: Record<Exclude<ElementKind, 'other'>, string> = {
  subject: 'a red fox with a white-tipped tail',
  action: 'first crosses deep snow, then looks back',
  scene: 'in a birch forest at dawn',
  camera: 'the camera slowly pushes in',
  lighting: 'golden hour light',
  mood: 'quiet, watchful',
  style: '35 mm film grain',
};

/** Words of a draft shown by its elements. */
export const elementsText = {
  view: { label: 'Show the draft as', text: 'Text', elements: 'Elements' },
  list: 'Elements',
  kinds,
  hints,
  edit: (kind: string) => `${kind}: words`,
  off: 'not sent',
  switchOff: (words: string) => `Switch off: ${words}`,
  switchOn: (words: string) => `Switch on: ${words}`,
  remove: (words: string) => `Delete: ${words}`,
  up: (words: string) => `Move up: ${words}`,
  down: (words: string) => `Move down: ${words}`,
  swap: (words: string) => `Swap: ${words}`,
  keep: 'Keep in the phrasebook …',
  add: 'Add',
  cannotSwitch: 'Its words hold a mark of their own: switch it off in the text.',
  guide: 'Begin with what you know. Each field becomes a part of the text.',
  begin: 'Write the draft',
  note: 'Read from the text: change either, and the other follows. Comments show in the text only.',
} as const;
