import type { ActKind } from '../../../shared/contract/curation.ts';
import { counted } from './form.ts';

type Act = { readonly kind: ActKind; readonly clips: number };

/** What was done, without its object: it stands before "of 3 clips" or alone. */
const names: Record<ActKind, string> = {
  rate: 'rating',
  flag: 'flag',
  label: 'label',
  tag: 'tags',
  collect: 'collections',
  note: 'note',
  title: 'title',
  trash: 'moving to the trash',
  restore: 'restoring from the trash',
  'rename-tag': 'renaming a tag',
  'delete-tag': 'deleting a tag',
  'create-collection': 'making a collection',
  'rename-collection': 'renaming a collection',
  'delete-collection': 'deleting a collection',
  arrange: 'order of a collection',
  'save-search': 'saving a search',
  'delete-search': 'deleting a search',
  'choose-sidecar': 'choosing a sidecar',
};

function named({ kind, clips }: Act): string {
  return clips === 0 ? names[kind] : `${names[kind]} of ${counted(clips, 'clip', 'clips')}`;
}

/** Words for taking back and doing again what was done in the library. */
export const actsText = {
  undo: 'Undo',
  redo: 'Redo',
  undoOf: (act: Act) => `Undo: ${named(act)}`,
  redoOf: (act: Act) => `Redo: ${named(act)}`,
  undone: (act: Act) => `Undone: ${named(act)}`,
  redone: (act: Act) => `Done again: ${named(act)}`,
  nothingToUndo: 'Nothing to undo in the library',
  nothingToRedo: 'Nothing to do again in the library',
  newer: 'Something was changed since: undo that first',
  last: 'Last change',
} as const;
