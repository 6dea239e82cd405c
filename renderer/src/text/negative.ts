import type { NegativePreset } from '../../../shared/craft/negative.ts';

const presets: Record<NegativePreset, string> = {
  picture: 'Poor picture',
  body: 'Wrong bodies',
  motion: 'Broken motion',
  overlays: 'Text and logos',
  look: 'Unwanted look',
};

/** Words of what is kept out. */
export const negativeText = {
  view: { label: 'Show the negative prompt as', text: 'Text', chips: 'Chips' },
  chips: 'What is kept out',
  none: 'Nothing is kept out yet. Name a thing, or take a group.',
  add: 'Keep out',
  addHint: 'Add, e.g. lens flare',
  switchOff: (text: string) => `${text}: kept out. Press to switch it off`,
  switchOn: (text: string) => `${text}: switched off. Press to keep it out again`,
  remove: (text: string) => `Remove ${text}`,
  groups: 'Groups',
  presets,
  own: 'Your groups',
  builtIn: 'Ready-made',
  some: 'in part',
  save: 'Save as a group …',
  manage: 'Edit your groups …',
  useForNew: 'Begin new drafts with this',
  forgetForNew: 'Begin new drafts with nothing kept out',
  usedForNew: 'New drafts begin with this negative prompt.',
  forgottenForNew: 'New drafts begin with nothing kept out.',
} as const;
