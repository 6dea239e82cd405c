import * as fs from 'node:fs';
import path from 'node:path';
import type { Disk, DiskFile, FileFacts } from '../../electron/services/disk.ts';
import type { Dice } from './dice.ts';
import { createDurability } from './durability.ts';
import type { Life } from './life.ts';
import { withLockNotes } from './lock-notes.ts';

/** What is wrong with the volume now. `full` counts what still fits. */
export type VolumeTrouble = 'none' | 'full' | 'read-only' | 'offline' | 'shaky';

export type Volume = {
  /** The port through which one life of the program sees it. */
  diskOf(life: Life): Disk;
  trouble: VolumeTrouble;
  /** Bytes that fit while it is full. */
  roomBytes: number;
  losePower(): void;
  /** Another program has written to it, and made that last. */
  writtenOutside(): void;
};

type Act = 'open' | 'write' | 'truncate' | 'sync' | 'makeFolder' | 'rename' | 'unlink' | 'copy' | 'read';

const changing: ReadonlySet<Act> = new Set([
  'open',
  'write',
  'truncate',
  'makeFolder',
  'rename',
  'unlink',
  'copy',
]);

/**
 * A real folder behind the Disk port. Acts are done at once and in one step, with waits in virtual time around them, so that a schedule
 * can be replayed. It knows what was synced, and can lose the rest.
 */
export function createVolume(now: () => number, dice: Dice): Volume {
  const durability = createDurability(dice);
  const volume: Volume = {
    trouble: 'none',
    roomBytes: 0,
    diskOf: (life) => withLockNotes(portOf(life)),
    losePower: durability.losePower,
    writtenOutside: durability.namesSynced,
  };

  function check(act: Act): void {
    const changes = changing.has(act);
    switch (volume.trouble) {
      case 'none':
      case 'full':
        if (volume.trouble === 'full' && act === 'makeFolder') throw diskError('ENOSPC');
        return;
      case 'read-only':
        if (changes) throw diskError('EROFS');
        return;
      case 'offline':
        throw diskError(dice.chance(0.8) ? 'ENOENT' : 'EIO');
      case 'shaky':
        if (dice.chance(0.05)) throw diskError('EIO');
    }
  }

  function portOf(life: Life): Disk {
    const act = <T>(name: Act, target: string, work: () => T): Promise<T> =>
      life.outside(`disk ${name} ${path.basename(target)}`, () => {
        check(name);
        return work();
      });
    return {
      open: (target, mode) =>
        act(mode === 'read' ? 'read' : 'open', target, () => {
          const isNew = !fs.existsSync(target);
          if (isNew && mode !== 'read' && volume.trouble === 'full' && dice.chance(0.3)) {
            throw diskError('ENOSPC');
          }
          const flags = { read: 'r', write: isNew ? 'wx+' : 'r+', create: 'wx+' } as const;
          const handle = fs.openSync(target, flags[mode]);
          if (isNew && mode !== 'read') durability.created(target);
          life.holds(handle);
          return fileOf(life, handle, target, act);
        }),
      stat: (target) =>
        life.outside('disk stat', () => {
          if (volume.trouble === 'offline') return null;
          return statSync(target);
        }),
      list: (folder) =>
        act('read', folder, () =>
          fs
            .readdirSync(folder, { withFileTypes: true })
            .toSorted((a, b) => (a.name < b.name ? -1 : 1))
            .map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' })),
        ),
      makeFolder: (target) =>
        act('makeFolder', target, () => {
          if (fs.existsSync(target)) return false;
          fs.mkdirSync(target);
          durability.folderMade(target);
          return true;
        }),
      rename: (from, to) =>
        act('rename', to, () => durability.renaming(from, to, () => fs.renameSync(from, to))),
      unlink: (target) =>
        act('unlink', target, () => {
          if (fs.existsSync(target)) durability.unlinking(target, () => fs.unlinkSync(target));
        }),
      removeFolder: (target) =>
        act('unlink', target, () => {
          if (fs.existsSync(target)) fs.rmdirSync(target);
        }),
      copy: (from, to) => act('copy', to, () => fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL)),
      syncFolder: (folder) => act('sync', folder, () => durability.folderSynced(folder)),
    };
  }

  function fileOf(
    life: Life,
    handle: number,
    target: string,
    act: <T>(name: Act, target: string, work: () => T) => Promise<T>,
  ): DiskFile {
    const stamp = () => fs.futimesSync(handle, now() / 1000, now() / 1000);
    const put = (bytes: Uint8Array, position: number) => {
      durability.changing(target);
      fs.writeSync(handle, bytes, 0, bytes.byteLength, position);
      stamp();
    };
    return {
      read: (into, position) =>
        act('read', target, () => fs.readSync(handle, into, 0, into.byteLength, position)),
      // What a write of a killed program left is a part of it.
      write: (bytes, position) =>
        life.outside(
          `disk write ${path.basename(target)}`,
          () => {
            check('write');
            const fits = volume.trouble === 'full' ? Math.min(volume.roomBytes, bytes.byteLength) : null;
            put(fits === null ? bytes : bytes.subarray(0, fits), position);
            if (fits === null) return;
            volume.roomBytes -= fits;
            if (fits < bytes.byteLength) throw diskError('ENOSPC');
          },
          () => put(bytes.subarray(0, dice.whole(0, bytes.byteLength)), position),
        ),
      truncate: (sizeBytes) =>
        act('truncate', target, () => {
          durability.changing(target);
          fs.ftruncateSync(handle, sizeBytes);
          stamp();
        }),
      sync: () => act('sync', target, () => durability.synced(target)),
      close: () => life.outside('disk close', () => life.releases(handle)),
    };
  }

  return volume;
}

function statSync(target: string): FileFacts | null {
  const facts = fs.lstatSync(target, { throwIfNoEntry: false });
  if (facts === undefined) return null;
  const kind = facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
  return { kind, sizeBytes: facts.size, modifiedMs: Math.round(facts.mtimeMs) };
}

function diskError(code: string): Error {
  return Object.assign(new Error(`${code}: by the weather`), { code });
}
