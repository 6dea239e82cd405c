import { counted } from './form.ts';

const named = (title: string) => (title === '' ? 'Draft' : `“${title}”`);

/** Words of the list of drafts beside the rooms. */
export const draftsText = {
  title: 'Drafts',
  add: 'New draft',
  untitled: 'Untitled',
  takes: (count: number) => counted(count, 'take', 'takes'),
  open: 'Show drafts',
  failed: 'The drafts could not be read. Nothing is lost.',
  retry: 'Try again',
  listMenu: 'More for drafts',
  more: (title: string) => `More for ${title === '' ? 'this draft' : title}`,
  rename: 'Rename …',
  duplicate: 'Duplicate',
  move: 'Move to folder …',
  exportText: 'Export as text …',
  exportJson: 'Export with revisions …',
  exportAll: 'Export all drafts …',
  exported: (count: number) => `${counted(count, 'draft', 'drafts')} written to the file`,
  trash: 'Move to trash',
  trashed: (title: string) => `${named(title)} moved to trash`,
  undo: 'Undo',
  restored: (title: string) => `${named(title)} is back`,
  importFiles: 'Import drafts …',
  imported: (made: number, skipped: number) =>
    made === 0
      ? 'Nothing was imported'
      : `${counted(made, 'draft', 'drafts')} imported${skipped > 0 ? `, ${counted(skipped, 'file', 'files')} left out` : ''}`,
  importedNone:
    'Texts of up to 100,000 characters, sidecars of clips, and exported drafts can be read. These files held none.',
  search: {
    open: 'Search drafts',
    label: 'Search drafts',
    hint: 'Title, text, revisions',
    close: 'End search',
    none: (query: string) => `No draft holds “${query}”.`,
    found: (count: number) => `${counted(count, 'draft', 'drafts')} found`,
    inRevision: 'in an earlier revision',
    inNegative: 'in the negative prompt',
  },
  binder: {
    add: 'New folder …',
    addTitle: 'New folder',
    label: 'Name',
    make: 'Make folder',
    renameTitle: 'Rename folder',
    renameHint: 'Where a folder of this name exists, the two become one.',
    rename: 'Rename …',
    save: 'Rename',
    remove: 'Remove folder',
    removed: (name: string, drafts: number) =>
      drafts === 0 ? `“${name}” removed` : `“${name}” removed; ${counted(drafts, 'draft', 'drafts')} kept`,
    more: (name: string) => `More for the folder ${name}`,
    count: (count: number) => counted(count, 'draft', 'drafts'),
    loose: 'In no folder',
    empty: 'Nothing in here yet',
    moveTitle: 'Move to folder',
    find: 'Find or name a folder',
    none: 'None: at the top of the list',
    folders: 'Folders',
    create: (name: string) => `New folder “${name}”`,
    cancel: 'Cancel',
  },
  bin: {
    open: 'Trash …',
    title: 'Trash',
    empty: 'The trash is empty.',
    about: 'Drafts stay here, with their revisions and takes, until you restore them.',
    restore: 'Restore',
    list: 'Drafts in the trash',
  },
};
