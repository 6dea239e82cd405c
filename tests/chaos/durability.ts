import * as fs from 'node:fs';
import path from 'node:path';
import type { Dice } from './dice.ts';

/** Keeps account of what a power loss may take: bytes of files that were not synced, and names whose folders were not. */
export type Durability = {
  created(file: string): void;
  folderMade(folder: string): void;
  /** Before bytes of a file change. */
  changing(file: string): void;
  synced(file: string): void;
  renaming(from: string, to: string, act: () => void): void;
  unlinking(file: string, act: () => void): void;
  folderSynced(folder: string): void;
  /** Somebody else has made something last, and with it, as the order is kept, every name until now. */
  namesSynced(): void;
  losePower(): void;
};

type Naming = { readonly folder: string; undo(): void };

const blockBytes = 4096;

export function createDurability(dice: Dice): Durability {
  /** Files with bytes that are not synced, and what they were when they last were. */
  const unsynced = new Map<string, Buffer>();
  let namings: Naming[] = [];

  function named(target: string, undo: () => void): void {
    namings.push({ folder: path.dirname(target), undo });
  }

  function move(from: string, to: string): void {
    const content = unsynced.get(from);
    unsynced.delete(to);
    if (content === undefined) return;
    unsynced.delete(from);
    unsynced.set(to, content);
  }

  return {
    created: (file) => {
      unsynced.set(file, Buffer.alloc(0));
      named(file, () => {
        fs.rmSync(file, { force: true });
      });
    },
    folderMade: (folder) => {
      named(folder, () => {
        fs.rmSync(folder, { recursive: true, force: true });
      });
    },
    changing: (file) => {
      if (!unsynced.has(file)) unsynced.set(file, fs.readFileSync(file));
    },
    synced: (file) => void unsynced.delete(file),
    renaming: (from, to, act) => {
      const replaced = fs.existsSync(to) ? fs.readFileSync(to) : null;
      act();
      move(from, to);
      named(to, () => {
        if (fs.existsSync(to)) fs.renameSync(to, from);
        if (replaced !== null) fs.writeFileSync(to, replaced);
      });
    },
    unlinking: (file, act) => {
      const content = unsynced.get(file) ?? fs.readFileSync(file);
      act();
      unsynced.delete(file);
      named(file, () => {
        if (fs.existsSync(path.dirname(file))) fs.writeFileSync(file, content);
      });
    },
    folderSynced: (folder) => {
      namings = namings.filter((naming) => naming.folder !== folder);
    },
    namesSynced: () => {
      namings = [];
    },
    losePower: () => {
      for (const [file, before] of unsynced) if (fs.existsSync(file)) tear(file, before, dice);
      unsynced.clear();
      // A file system keeps the order of such changes: the last so many are lost.
      const lost = namings.slice(dice.whole(0, namings.length));
      for (const naming of lost.toReversed()) naming.undo();
      namings = [];
    },
  };
}

/** Each block of the file is as it is now, as it was when last synced, or zeros; and the file may end anywhere. */
function tear(file: string, before: Buffer, dice: Dice): void {
  const now = fs.readFileSync(file);
  const way = dice.pick(['kept', 'before', 'short', 'blocks'] as const);
  if (way === 'kept') return;
  if (way === 'before') return fs.writeFileSync(file, before);
  if (way === 'short') return fs.writeFileSync(file, now.subarray(0, dice.whole(0, now.byteLength)));
  for (let at = 0; at < now.byteLength; at += blockBytes) {
    const end = Math.min(at + blockBytes, now.byteLength);
    if (dice.chance(0.5)) continue;
    now.fill(0, at, end);
    if (at < before.byteLength) before.copy(now, at, at, end);
  }
  fs.writeFileSync(file, now);
}
