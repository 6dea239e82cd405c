import { plantedSource } from '../planted-source.ts';

type Plant = {
  /** What the harness must count. */
  readonly finds: 'lostActs' | 'lostFiles' | 'differencesAfterRebuild';
  /** By the end of the file's path: text to find and to put in its place. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
};

/** Bugs put in on purpose, to see that the harness finds them. */
export const libraryPlants = {
  /** A sidecar gets its name before its bytes are safe. */
  'sidecar-before-fsync': {
    finds: 'lostActs',
    file: '/acts/mirror.ts',
    find: 'await opened.sync();',
    put: '',
  },
  /** The debt is struck out before the sidecar is written. */
  'paid-too-early': {
    finds: 'lostActs',
    file: '/acts/mirror.ts',
    find: 'const settled: Written[] = [];',
    put: 'shelf.acts.paid(written.map(({ owed }) => owed));\n  const settled: Written[] = [];',
  },
  /** What undo changes is never owed to the sidecars. */
  'undo-only-in-the-index': {
    finds: 'lostActs',
    file: '/acts/act-store.ts',
    find: "if ('trashed' in after) continue;",
    put: "if ('trashed' in after || !isNew) continue;",
  },
  /** An act that the index had not heard of when the program was killed is recorded once more: undo takes back half of it. */
  'act-done-twice': {
    finds: 'lostActs',
    file: '/acts/reapply.ts',
    find: 'if (Object.keys(patch).length > 0) shelf.index.curate([{ entry: now, patch }]);',
    put: `if (Object.keys(patch).length > 0) {
        shelf.index.curate([{ entry: now, patch }]);
        const items = [{ target: owed.target, before: { ...entry.curation }, after: patch }];
        const at = { moves: [], atMs: shelf.clock.now(), pause: async () => undefined };
        await shelf.acts.record('rate', 1, { items, ...at });
      }`,
  },
  /** A move into the trash is forgotten as soon as it has begun. */
  'half-a-trash': {
    finds: 'lostActs',
    file: '/acts/moves.ts',
    find: 'const isMade = await make(shelf, move);',
    put: 'await shelf.acting(async () => shelf.acts.moved(move.target, false));\n      const isMade = await make(shelf, move);',
  },
} as const satisfies Readonly<Record<string, Plant>>;

export type LibraryPlantName = keyof typeof libraryPlants;

/** Must run before the library is loaded. */
export function plantInLibrary(name: string | undefined): void {
  if (name === undefined) return;
  if (!(name in libraryPlants)) throw new Error(`Plants are: ${Object.keys(libraryPlants).join(', ')}`);
  plantedSource(libraryPlants[name as LibraryPlantName]);
}
