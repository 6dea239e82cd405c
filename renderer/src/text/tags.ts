import { counted, wholeNumber } from './form.ts';

const clipsOf = (amount: number) => counted(amount, 'clip', 'clips');

/** Words of the dialog that holds all tags. */
export const tagsText = {
  title: 'Tags',
  open: 'All tags',
  find: 'Find a tag',
  none: 'No tags yet. Choose clips, and write a tag beside them.',
  notFound: 'No tag like this.',
  more: (amount: number) => `${wholeNumber(amount)} more: type to find them.`,
  count: (clips: number) => (clips === 0 ? '' : clipsOf(clips)),
  show: (name: string) => `Show clips tagged ${name}`,
  rename: (name: string) => `Rename ${name}`,
  remove: (name: string) => `Delete ${name}`,
  newName: (name: string) => `New name of ${name}`,
  nesting: 'A slash puts it into another tag: animal/fox.',
  joins: (name: string, clips: number) => `“${name}” exists on ${clipsOf(clips)}: the two become one.`,
  inItself: 'A tag cannot lie in itself.',
  save: 'Rename',
  join: 'Join',
  renamed: (from: string, to: string, clips: number) => `“${from}” is now “${to}” on ${clipsOf(clips)}`,
  removed: (name: string, clips: number) => `“${name}” taken off ${clipsOf(clips)}`,
} as const;
