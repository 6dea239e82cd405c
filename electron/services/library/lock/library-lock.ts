import { randomUUID } from 'node:crypto';
import { existsSync, unlinkSync } from 'node:fs';
import type { Disk } from '../../disk.ts';
import type { Clock, Log } from '../../ports.ts';
import type { LibraryPaths } from '../paths.ts';
import { knowsLocks, reachFor, type Grip } from './grip.ts';
import { isOfThisComputer, noteOfThisProcess, readNote, writeNote, type HolderNote } from './holder-note.ts';

/** Another program that has the library. */
export type Holder = {
  /** What its user calls the computer; null when nothing is known. */
  readonly machine: string | null;
  readonly isHere: boolean;
  readonly sinceMs: number | null;
};

/** One program at a time writes in a library. */
export type LibraryLock = {
  /** Takes the library, or keeps it; answers with who has it otherwise. */
  claim(paths: LibraryPaths): Promise<Holder | null>;
  /** Was the library ours a moment ago? Not to be relied on after the machine has slept: then claim it again. */
  isSure(): boolean;
  /** Harmless when nothing is held. */
  release(): void;
};

/** How often the holder shows that it lives. */
const beatEveryMs = 30_000;
/** Two that write their notes at the same instant, on a disk without locks, see it so soon. */
const firstBeatMs = 2000;
/**
 * A holder elsewhere whose note has not changed for so long, as seen from here, is gone. Only where the lock alone cannot tell: a share
 * whose locks do not reach other computers, a disk that was pulled out of a running one.
 */
export const goneAfterMs = 100_000;

const hiddenForMs = 2000;

type Own = {
  readonly root: string;
  readonly paths: LibraryPaths;
  /** Null where the lock could not be had: then only the note speaks for this program. */
  readonly letGo: (() => void) | null;
  readonly stop: AbortController;
  note: HolderNote;
  beatAtMs: number;
  isLost: boolean;
};

/** The note of another program, when it was seen to be new, and since when it cannot be seen. */
type Seen = {
  readonly root: string;
  readonly note: HolderNote;
  readonly atMs: number;
  readonly hiddenAtMs: number | null;
};

type Ports = {
  readonly clock: Clock;
  readonly log: Log;
  readonly disk: Disk;
};

/** `onLost`: another program has taken the library, because this one did not show for long that it lives. */
export function createLibraryLock({ clock, log, disk }: Ports, onLost: () => void): LibraryLock {
  let own: Own | null = null;
  let seen: Seen | null = null;

  async function claim(paths: LibraryPaths): Promise<Holder | null> {
    if (own !== null) {
      if (!isSure()) await beat(own);
      const isThere = own.letGo === null || existsSync(paths.lock);
      if (own.root === paths.root && !own.isLost && isThere) return null;
      release();
    }
    const grip = reachFor(paths.lock);
    const note = await readNote(disk, paths.lockNote);
    if (isHeld(grip, note, paths)) {
      if (grip.kind === 'ours') grip.letGo();
      return holderOf(note ?? seen?.note ?? null);
    }
    seen = null;
    if (grip.kind === 'none') log.warn('library.lock', { reason: reasonOf(grip.error) });
    await take(paths, grip.kind === 'ours' ? grip.letGo : null);
    return null;
  }

  function isHeld(grip: Grip, note: HolderNote | null, paths: LibraryPaths): boolean {
    if (grip.kind === 'taken') return (note !== null && !isSilent(note, paths)) || knowsLocks(paths.own);
    if (note === null) return isHidden(paths);
    // On one computer the lock tells all: whoever wrote this note has ended.
    if (grip.kind === 'ours' && note.isLocked && isOfThisComputer(note)) return false;
    return !isSilent(note, paths);
  }

  /** True when this note was seen unchanged for so long that its writer must be gone. */
  function isSilent(note: HolderNote, { root }: LibraryPaths): boolean {
    const isNews = seen?.root !== root || seen.note.id !== note.id || seen.note.beat !== note.beat;
    const atMs = isNews ? clock.monotonic() : (seen?.atMs ?? 0);
    seen = { root, note, atMs, hiddenAtMs: null };
    return clock.monotonic() - atMs >= goneAfterMs;
  }

  /** A share may show no file at all for the instant in which it is replaced. */
  function isHidden({ root }: LibraryPaths): boolean {
    if (seen?.root !== root || isOfThisComputer(seen.note)) return false;
    const hiddenAtMs = seen.hiddenAtMs ?? clock.monotonic();
    seen = { ...seen, hiddenAtMs };
    return clock.monotonic() - hiddenAtMs < hiddenForMs;
  }

  /** After a sleep of the machine nobody knows what has happened meanwhile. */
  function isSure(): boolean {
    return own !== null && !own.isLost && clock.now() - own.beatAtMs <= goneAfterMs / 2;
  }

  async function take(paths: LibraryPaths, letGo: (() => void) | null): Promise<void> {
    const now = clock.now();
    const taken: Own = {
      root: paths.root,
      paths,
      letGo,
      stop: new AbortController(),
      note: noteOfThisProcess(randomUUID(), now, letGo !== null),
      beatAtMs: now,
      isLost: false,
    };
    own = taken;
    await show(taken);
    void keepBeating(taken);
  }

  async function keepBeating(taken: Own): Promise<void> {
    await clock.sleep(firstBeatMs, taken.stop.signal);
    while (!taken.stop.signal.aborted && !taken.isLost) {
      await beat(taken);
      await clock.sleep(beatEveryMs, taken.stop.signal);
    }
  }

  async function beat(taken: Own): Promise<void> {
    const note = await readNote(disk, taken.paths.lockNote).catch(() => null);
    if (taken.stop.signal.aborted || taken.isLost) return;
    if (note === null || note.id === taken.note.id) {
      taken.note = { ...taken.note, beat: taken.note.beat + 1 };
      taken.beatAtMs = clock.now();
      return await show(taken);
    }
    taken.isLost = true;
    log.warn('library.lock-lost');
    onLost();
  }

  /** The lock holds without the note, which a full or shaky disk may refuse. */
  async function show({ paths, note }: Own): Promise<void> {
    await writeNote(disk, paths.lockNote, note).catch((error: unknown) => {
      log.warn('library.lock-note', { reason: reasonOf(error) });
    });
  }

  function release(): void {
    if (own === null) return;
    const { paths, letGo, stop, isLost } = own;
    own = null;
    stop.abort();
    // First the note: with the lock gone, the next holder may have written its own.
    if (!isLost) removeNote(paths.lockNote);
    letGo?.();
  }

  function removeNote(file: string): void {
    try {
      unlinkSync(file);
    } catch {
      // Gone with its disk, or not ours to remove: whoever reads it waits until it has been silent for long.
    }
  }

  return { claim, isSure, release };
}

function holderOf(note: HolderNote | null): Holder {
  return {
    machine: note?.machine ?? null,
    isHere: note !== null && isOfThisComputer(note),
    sinceMs: note?.sinceMs ?? null,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
