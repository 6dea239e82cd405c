import { truncateSync } from 'node:fs';
import * as fs from 'node:fs';
import path from 'node:path';
import { realDisk, type Disk, type DiskFile } from '../../electron/services/disk.ts';

/** What an act on the disk is called, for a fake that fails one of them. */
export type Act = keyof Omit<Disk, 'stat' | 'list'> | 'write' | 'truncate' | 'sync';

/** The program is gone: every later act fails too. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/** Runs what a killed program may not finish. */
export async function untilKilled(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

export function diskError(code: string): Error {
  return Object.assign(new Error(`${code}: as the test asked`), { code });
}

/** A real disk on which `fail` may make any changing act fail, before it happened. */
export function failingDisk(fail: (act: Act, target: string) => Error | null): Disk {
  const check = (act: Act, target: string) => {
    const error = fail(act, target);
    if (error !== null) throw error;
  };
  return {
    ...realDisk,
    open: async (target, mode) => {
      if (mode !== 'read') check('open', target);
      return watchedFile(await realDisk.open(target, mode), target, check);
    },
    makeFolder: async (target) => (check('makeFolder', target), realDisk.makeFolder(target)),
    rename: async (from, to) => (check('rename', to), realDisk.rename(from, to)),
    unlink: async (target) => (check('unlink', target), realDisk.unlink(target)),
    removeFolder: async (target) => (check('removeFolder', target), realDisk.removeFolder(target)),
    copy: async (from, to) => (check('copy', to), realDisk.copy(from, to)),
    syncFolder: async (target) => (check('syncFolder', target), realDisk.syncFolder(target)),
  };
}

function watchedFile(file: DiskFile, target: string, check: (act: Act, target: string) => void): DiskFile {
  return {
    ...file,
    write: async (bytes, position) => (check('write', target), file.write(bytes, position)),
    truncate: async (sizeBytes) => (check('truncate', target), file.truncate(sizeBytes)),
    sync: async () => (check('sync', target), file.sync()),
  };
}

/** A disk with room for so many more bytes; a write that does not fit is written in part, as a real one would be. */
export function smallDisk(roomBytes: number): Disk {
  let room = roomBytes;
  return {
    ...realDisk,
    open: async (target, mode) => {
      const file = await realDisk.open(target, mode);
      return {
        ...file,
        write: async (bytes, position) => {
          const fits = Math.min(room, bytes.byteLength);
          await file.write(bytes.subarray(0, fits), position);
          room -= fits;
          if (fits < bytes.byteLength) throw diskError('ENOSPC');
        },
      };
    },
  };
}

export type MortalDisk = Disk & {
  /** Changing acts so far. */
  acts(): number;
  isDead(): boolean;
  /** Nothing that is begun from now on is done. */
  kill(): void;
  /** The program is started again, and is killed no more. What was not synced is not synced yet. */
  revive(): void;
  /** What a power loss does: files fall back to what was synced, and names to what their folders had synced. */
  losePower(): void;
};

/**
 * A real disk that stops the program at the `dieAt`-th changing act, counted from 1; that act is half done when it is a write, and not
 * done otherwise. Everything after it fails as well, as nothing runs on in a killed program.
 */
export function mortalDisk(dieAt: number): MortalDisk {
  let acts = 0;
  let lastAct = dieAt;
  const synced = new Map<string, number>();
  const undo: { folder: string; run(): void }[] = [];

  const step = (): boolean => {
    acts += 1;
    if (acts > lastAct) throw new Killed();
    return acts === lastAct;
  };
  const act = async <T>(work: () => Promise<T>): Promise<T> => {
    if (step()) throw new Killed();
    return await work();
  };
  const moved = (to: string, run: () => void) => undo.push({ folder: path.dirname(to), run });

  const file = (inner: DiskFile, target: string): DiskFile => ({
    ...inner,
    write: async (bytes, position) => {
      const isLast = step();
      if (!synced.has(target)) synced.set(target, 0);
      await inner.write(isLast ? bytes.subarray(0, bytes.byteLength >> 1) : bytes, position);
      if (isLast) throw new Killed();
    },
    truncate: (sizeBytes) => act(() => inner.truncate(sizeBytes)),
    sync: () =>
      act(async () => {
        await inner.sync();
        synced.set(target, fs.statSync(target).size);
      }),
  });

  return {
    ...realDisk,
    open: async (target, mode) => {
      if (mode === 'read') return realDisk.open(target, mode);
      const isNew = !fs.existsSync(target);
      const opened = await act(() => realDisk.open(target, mode));
      if (isNew) moved(target, () => fs.rmSync(target, { force: true }));
      return file(opened, target);
    },
    makeFolder: (target) => act(() => realDisk.makeFolder(target)),
    rename: (from, to) =>
      act(async () => {
        const before = fs.existsSync(to) ? fs.readFileSync(to) : null;
        await realDisk.rename(from, to);
        copyKey(synced, from, to);
        moved(to, () => {
          if (fs.existsSync(to)) fs.renameSync(to, from);
          if (before !== null) fs.writeFileSync(to, before);
        });
      }),
    unlink: (target) =>
      act(async () => {
        const before = fs.existsSync(target) ? fs.readFileSync(target) : null;
        await realDisk.unlink(target);
        if (before === null) return;
        moved(target, () => {
          // Its folder may have been removed after it, which is lost as well.
          fs.mkdirSync(path.dirname(target), { recursive: true });
          fs.writeFileSync(target, before);
        });
      }),
    removeFolder: (target) => act(() => realDisk.removeFolder(target)),
    copy: (from, to) => act(() => realDisk.copy(from, to)),
    syncFolder: (target) =>
      act(async () => {
        await realDisk.syncFolder(target);
        for (let i = undo.length - 1; i >= 0; i -= 1) if (undo[i]?.folder === target) undo.splice(i, 1);
      }),
    acts: () => acts,
    isDead: () => acts >= lastAct,
    kill: () => (lastAct = acts),
    revive: () => (lastAct = Infinity),
    losePower: () => {
      for (const [target, size] of synced) {
        if (fs.existsSync(target) && fs.statSync(target).size > size) truncateSync(target, size);
      }
      for (const change of undo.toReversed()) change.run();
    },
  };
}

function copyKey(synced: Map<string, number>, from: string, to: string): void {
  const size = synced.get(from);
  if (size !== undefined) synced.set(to, size);
}
