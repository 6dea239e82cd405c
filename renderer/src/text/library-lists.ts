import { counted, wholeNumber } from './form.ts';

/** Words of what stands below the rooms while one is in the library: saved searches, collections, tags. */
export const listsText = {
  label: 'Library lists',
  open: 'Show searches and collections',
  count: wholeNumber,
  clips: (amount: number) => counted(amount, 'clip', 'clips'),
  more: (name: string) => `More for ${name}`,
  rename: 'Rename …',
  remove: 'Delete',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  nameLabel: 'Name',
  searches: {
    title: 'Searches',
    none: 'A search you use often can be kept here by name.',
    saveTitle: 'Save search',
    renameTitle: 'Rename search',
    saved: (name: string) => `“${name}” saved`,
    removed: (name: string) => `Search “${name}” deleted`,
  },
  collections: {
    title: 'Collections',
    add: 'New collection',
    addTitle: 'New collection',
    renameTitle: 'Rename collection',
    none: 'Collections gather clips in an order of your own.',
    make: 'Create',
    removed: (name: string) => `Collection “${name}” deleted; its clips stay`,
  },
  tags: { title: 'Tags', all: 'All tags …' },
} as const;
