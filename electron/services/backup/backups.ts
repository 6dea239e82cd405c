import path from 'node:path';
import type { WorkId } from '../../../shared/contract/ids.ts';
import type { CopyOutcome } from '../../../shared/contract/transfer.ts';
import type { Work } from '../../../shared/contract/works.ts';
import { AppError } from '../../../shared/errors.ts';
import { copyFile } from '../copy-file.ts';
import type { Disk } from '../disk.ts';
import { ensureFolder, listIfThere } from '../library/files.ts';
import type { Library } from '../library/library.ts';
import { ownFolder } from '../library/paths.ts';
import type { Clock } from '../ports.ts';
import type { Works } from '../works.ts';
import { openJournal, readJournal, type CopyJournal } from './copy-journal.ts';
import { copyTree, type CopyTally } from './copy-tree.ts';
import { libraryFiles } from './library-files.ts';

/** In `.dailies` of a backup; and of a copy that is to become the library, while it is under way. */
const backupList = 'backup.jsonl';
const copyList = 'copy.jsonl';

export type Begun = { readonly id: WorkId; readonly ended: Promise<Work> };

export type Backups = {
  /** Brings a backup in this folder up to date, or begins one. Throws `target-taken` for a folder with other things in it. */
  backUp(folder: string): Promise<Begun>;
  /** Copies a backup into an empty folder, and calls `onWhole` when all of it is there. */
  restore(backup: string, folder: string, onWhole: () => Promise<void>): Promise<Begun>;
  /** Copies the library into an empty folder while it is in use, and the rest while it is shut; then `onWhole` makes that the library. */
  move(folder: string, onWhole: () => Promise<void>): Promise<Begun>;
  outcome(id: WorkId): CopyOutcome;
};

const mostOutcomes = 20;

/**
 * Whole libraries as plain folders: a backup can be read without this program, is itself a library, and has no size limit but its disk's.
 * Everything is compared by hash before it counts as copied, and a copy that was broken off goes on.
 */
export function createBackups(
  ports: { readonly disk: Disk; readonly clock: Clock },
  options: { readonly works: Works; readonly library: Pick<Library, 'whileShut'>; folder(): string },
): Backups {
  const { disk, clock } = ports;
  const { works, library } = options;
  const outcomes = new Map<WorkId, CopyTally>();

  function remember(begun: Begun, tally: CopyTally): Begun {
    outcomes.set(begun.id, tally);
    for (const old of [...outcomes.keys()].slice(0, -mostOutcomes)) outcomes.delete(old);
    return begun;
  }

  /** Opens the list in the target, which must be empty or a copy that this program began. */
  async function openTarget(folder: string, list: string): Promise<CopyJournal> {
    const file = path.join(folder, ownFolder, list);
    const isOurs = (await readJournal(disk, file)) !== null;
    if (!isOurs && !(await isEmpty(folder, list))) {
      throw new AppError('target-taken', 'The folder holds other things');
    }
    await ensureFolder(disk, path.join(folder, ownFolder));
    return await openJournal(disk, file);
  }

  /** A program that was killed as it began has left a list without its first line, and nothing else. */
  async function isEmpty(folder: string, list: string): Promise<boolean> {
    for (const { name } of await disk.list(folder)) {
      if (isClutter(name)) continue;
      const inside = name === ownFolder ? await listIfThere(disk, path.join(folder, name)) : null;
      if (inside === null || inside.some((each) => each.name !== list)) return false;
    }
    return true;
  }

  /** What is no longer in the source is no longer in the list; in a copy that is our own alone, it goes. */
  async function dropGone(
    journal: CopyJournal,
    files: ReadonlySet<string>,
    root: string | null,
  ): Promise<void> {
    for (const place of [...journal.files.keys()].filter((known) => !files.has(known))) {
      if (root !== null) await disk.unlink(path.join(root, ...place.split('/')));
      await journal.drop(place);
    }
  }

  /** What can be undone, and what sidecars are still owed. Only while the library is shut. */
  async function copyActs(from: string, to: string): Promise<void> {
    for (const name of ['acts.sqlite', 'acts.sqlite-wal']) {
      const [source, target] = [path.join(from, ownFolder, name), path.join(to, ownFolder, name)];
      await disk.unlink(target);
      if ((await disk.stat(source)) !== null) await copyFile(disk, source, target);
    }
  }

  return {
    async backUp(folder) {
      const journal = await openTarget(folder, backupList);
      const tally = emptyTally();
      const older = `${ownFolder}/older/${new Date(clock.now()).toISOString().replaceAll(':', '-')}`;
      const begun = works.start('backup', async (report, signal) => {
        try {
          const from = options.folder();
          const files = await libraryFiles(disk, from);
          await copyTree(disk, { from, to: folder, files, journal, older }, tally, report, signal);
          await dropGone(journal, new Set(files.map((file) => file.path)), null);
        } finally {
          await journal.close();
        }
      });
      return remember(begun, tally);
    },
    async restore(backup, folder, onWhole) {
      const listed = await readJournal(disk, path.join(backup, ownFolder, backupList));
      if (listed === null) throw new AppError('not-a-backup', 'No list of a backup is here');
      const journal = await openTarget(folder, copyList);
      const tally = emptyTally();
      const begun = works.start('restore', async (report, signal) => {
        try {
          const task = {
            from: backup,
            to: folder,
            files: [...listed.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
            journal,
            older: `${ownFolder}/older/restored`,
            expected: (place: string) => listed.get(place)?.sha256 ?? null,
          };
          await copyTree(disk, task, tally, report, signal);
        } finally {
          await journal.close();
        }
        await onWhole();
        // Last: a program that is killed before goes on from the list.
        await disk.unlink(path.join(folder, ownFolder, copyList));
      });
      return remember(begun, tally);
    },
    async move(folder, onWhole) {
      const journal = await openTarget(folder, copyList);
      const tally = emptyTally();
      const begun = works.start('move', async (report, signal) => {
        const copy = async (): Promise<void> => {
          const from = options.folder();
          const files = await libraryFiles(disk, from);
          await copyTree(disk, { from, to: folder, files, journal, older: null }, tally, report, signal);
          if (tally.left > 0) throw new AppError('file-missing', 'Something could not be read');
          await dropGone(journal, new Set(files.map((file) => file.path)), folder);
        };
        try {
          await copy();
          // What has changed meanwhile is little; nothing changes any more while it is copied.
          await library.whileShut(async () => {
            await copy();
            await copyActs(options.folder(), folder);
            await onWhole();
          });
        } finally {
          await journal.close();
        }
        await disk.unlink(path.join(folder, ownFolder, copyList));
      });
      return remember(begun, tally);
    },
    outcome(id) {
      const tally = outcomes.get(id);
      if (tally === undefined) throw new AppError('not-found', 'No such copy');
      return { ...tally };
    },
  };
}

function emptyTally(): CopyTally {
  return { copied: 0, unchanged: 0, left: 0, damaged: 0 };
}

/** What systems leave in every folder that was looked at. */
function isClutter(name: string): boolean {
  return ['.ds_store', 'desktop.ini', 'thumbs.db', 'lost+found', '.trashes'].includes(name.toLowerCase());
}
