import path from 'node:path';
import { z } from 'zod';
import type { Disk } from '../disk.ts';
import { readText, writeWhole } from '../library/files.ts';
import type { Clock, Log } from '../ports.ts';
import { createSerial } from '../serial.ts';
import { drop } from '../takes/loop.ts';
import { videosIn } from './candidates.ts';
import type { Imported } from './importer.ts';

/** A file as it was when it was last dealt with. */
const seenFile = z.tuple([z.string(), z.int(), z.int()]);
const memory = z.object({ version: z.literal(1), folder: z.string(), seen: z.array(seenFile) });

export type WatchedFolder = {
  /** Watches the folder that `folder()` names now; what lies in a new one already is not imported. */
  aim(): Promise<void>;
  /** One look, as the clock makes them. */
  look(): Promise<void>;
  close(): void;
};

type Options = {
  /** Absolute, or null for none. */
  folder(): string | null;
  /** Can clips be taken in now? */
  isReady(): boolean;
  /** Imports these files, and tells how each fared. */
  bring(files: readonly string[], onFared: (file: string, fared: Imported) => void): Promise<void>;
  /** Where it is remembered what was seen. */
  readonly memoryFile: string;
};

const lookEveryMs = 5000;
/** A file that has not changed for this long is no longer being written, or written so slowly that its boxes must tell. */
const settledAfterMs = 8000;
/** One that still ends too soon by then is left until it changes. */
const giveUpAfterMs = 15 * 60_000;

type Waiting = { readonly mark: string; readonly sinceMs: number };

/** Imports what is new in a folder, once: also what came while the studio was closed, and not again what was taken out of the library. */
export function createWatchedFolder(
  ports: { readonly clock: Clock; readonly disk: Disk; readonly log: Log },
  options: Options,
): WatchedFolder {
  const { clock, disk, log } = ports;
  const stop = new AbortController();
  /** The clock's look and a folder that is chosen meanwhile write the same memory. */
  const inTurn = createSerial();
  const waiting = new Map<string, Waiting>();
  let seen = new Map<string, string>();
  let watched: string | null = null;

  async function marks(folder: string): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const { file } of await videosIn(disk, folder)) {
      const facts = await disk.stat(file);
      if (facts?.kind === 'file')
        found.set(path.relative(folder, file), `${facts.sizeBytes} ${facts.modifiedMs}`);
    }
    return found;
  }

  async function save(folder: string): Promise<void> {
    const list = [...seen].map(([name, mark]) => [name, ...mark.split(' ').map(Number)]);
    const text = JSON.stringify({ version: 1, folder, seen: list });
    await writeWhole(disk, `${options.memoryFile}.tmp`, options.memoryFile, text);
  }

  async function remembered(folder: string): Promise<Map<string, string> | null> {
    const text = await readText(disk, options.memoryFile);
    const read = memory.safeParse(text === null ? null : JSON.parse(text));
    if (!read.success || read.data.folder !== folder) return null;
    return new Map(read.data.seen.map(([name, sizeBytes, ms]) => [name, `${sizeBytes} ${ms}`]));
  }

  async function aim(): Promise<void> {
    const folder = options.folder();
    if (folder === watched) return;
    watched = folder;
    waiting.clear();
    if (folder === null) return;
    const known = await remembered(folder).catch(() => null);
    seen = known ?? new Map(await marks(folder));
    if (known === null) await save(folder);
  }

  /** New or changed files that have held still for long enough. */
  function settled(found: ReadonlyMap<string, string>): readonly string[] {
    const now = clock.monotonic();
    const ready: string[] = [];
    for (const [name, mark] of found) {
      if (seen.get(name) === mark) continue;
      const before = waiting.get(name);
      if (before?.mark !== mark) waiting.set(name, { mark, sinceMs: now });
      else if (now - before.sinceMs >= settledAfterMs) ready.push(name);
    }
    for (const name of waiting.keys()) if (!found.has(name)) waiting.delete(name);
    return ready;
  }

  function isDone(name: string, fared: Imported): boolean {
    if (fared.kind !== 'refused') return true;
    if (fared.reason === 'gone' || fared.reason === 'changing') return false;
    const since = waiting.get(name)?.sinceMs ?? 0;
    return fared.reason !== 'unfinished' || clock.monotonic() - since >= giveUpAfterMs;
  }

  async function look(): Promise<void> {
    await aim();
    const folder = watched;
    if (folder === null || !options.isReady() || (await disk.stat(folder))?.kind !== 'folder') return;
    const found = await marks(folder);
    const ready = settled(found);
    if (ready.length === 0) return;
    let isChanged = false;
    const files = ready.map((name) => path.join(folder, name));
    await options.bring(files, (file, fared) => {
      const name = path.relative(folder, file);
      const mark = found.get(name);
      if (mark === undefined || !isDone(name, fared)) return;
      seen.set(name, mark);
      waiting.delete(name);
      isChanged = true;
    });
    if (isChanged && folder === watched) await save(folder);
  }

  async function patrol(): Promise<void> {
    while (!stop.signal.aborted) {
      // The folder, or its disk, may go at any moment; the next look sees it again.
      await inTurn(look).catch((error: unknown) => log.error('watched-folder.look', error));
      await clock.sleep(lookEveryMs, stop.signal);
    }
  }

  drop(patrol(), log, 'watched-folder');
  return { aim: () => inTurn(aim), look: () => inTurn(look), close: () => stop.abort() };
}
