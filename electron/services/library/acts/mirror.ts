import path from 'node:path';
import { clipId, type ClipId } from '../../../../shared/contract/ids.ts';
import { curationOf, differing, type Curation } from '../curation.ts';
import { restMs, setSidecarAside } from '../damaged-sidecar.ts';
import { entryCurated, type Entry } from '../entry.ts';
import { unlessUnreadable } from '../files.ts';
import { absolutePath } from '../paths.ts';
import type { Shelf } from '../shelf.ts';
import { sidecarText, type Sidecar } from '../sidecar.ts';
import type { Owed } from './act-store.ts';
import { readBeside, sidecarFromEntry } from './beside.ts';
import { pick, settleDebt, type Clash, type Fields } from './fields.ts';
import { isListName, readList, writeList, type ListName } from './lists.ts';

/*
 * Acts are durable in acts.sqlite before anybody hears of them; here they reach the sidecars, in batches: all new texts are written and
 * synced under temporary names, then each takes its name, then the names are synced, and only then the debts are struck out. Killed
 * anywhere in between, the debt is still there, and paying it twice changes nothing.
 */

const batch = 64;
const atOnce = 8;
const mostClashes = 100;

export type Mirrored = {
  /** Where to go on; null when the last debt was looked at. */
  readonly next: string | null;
  readonly paid: number;
  /** Clips that somebody else had changed as well. */
  readonly changed: readonly ClipId[];
  readonly listsChanged: boolean;
};

type Written = {
  readonly owed: Owed;
  readonly entry: Entry;
  readonly curation: Curation;
  /** When the file was last written to as it was read; null when there was none. */
  readonly seenMs: number | null;
  /** Null when the file needs no writing. */
  readonly text: string | null;
  readonly temporary: string;
  readonly target: string;
};

/** Pays the next debts. Runs in the library's turn; rejects with the disk's errors, everything being owed still. */
export async function mirrorSome(shelf: Shelf, after: string): Promise<Mirrored> {
  const debts = shelf.acts.owedAfter(after, batch);
  const lists = debts.filter(({ target }) => isListName(target));
  let listsChanged = false;
  for (const owed of lists) listsChanged = (await mirrorList(shelf, owed)) || listsChanged;
  const written: Written[] = [];
  for (const group of groups(
    debts.filter(({ target }) => !isListName(target)),
    atOnce,
  )) {
    const drafts = await Promise.allSettled(group.map((owed) => draft(shelf, owed)));
    for (const each of drafts) {
      // Thrown when all have come to an end, so that none writes on after this turn.
      if (each.status === 'rejected') throw each.reason;
      if (each.value !== null) written.push(each.value);
    }
  }
  const changed = await publish(shelf, written);
  return {
    next: debts.length < batch ? null : (debts.at(-1)?.target ?? null),
    paid: lists.length + written.length,
    changed,
    listsChanged,
  };
}

/** The new sidecar of one clip, written and synced under a temporary name. Null when it cannot be written now. */
async function draft(shelf: Shelf, owed: Owed): Promise<Written | null> {
  const entry = shelf.index.get(clipId.parse(owed.target));
  if (entry === null) return null;
  const base = await sidecarNow(shelf, entry);
  if (base === null) return null;
  const { patch, clashes } = settleDebt(fieldsOf(curationOf(base.sidecar)), owed, base.seenMs ?? 0);
  const isNew = base.isNew || base.sidecar.id !== entry.id || clashes.length > 0;
  const sidecar = {
    ...base.sidecar,
    ...patch,
    id: entry.id,
    ...(clashes.length > 0 && { clashes: withClashes(base.sidecar, clashes, shelf.clock.now()) }),
  } as Sidecar;
  const text = isNew || Object.keys(patch).length > 0 ? sidecarText(sidecar) : null;
  const temporary = path.join(shelf.paths.partial, `${entry.id}.sidecar.tmp`);
  if (text !== null) await writeSynced(shelf, temporary, text);
  const target = absolutePath(shelf.paths, base.path);
  return { owed, entry, curation: curationOf(sidecar), seenMs: base.seenMs, text, temporary, target };
}

/** Gives the new sidecars their names, makes them durable, strikes out the debts, and tells the index. */
async function publish(shelf: Shelf, written: readonly Written[]): Promise<readonly ClipId[]> {
  const { disk } = shelf;
  const settled: Written[] = [];
  for (const each of written) if (await takesItsName(shelf, each)) settled.push(each);
  // Also of one that held all of it already: a program that was killed may have given it its name without making that last.
  for (const folder of new Set(settled.map(({ target }) => path.dirname(target))))
    await disk.syncFolder(folder);
  const times = new Map<ClipId, number>();
  for (const { entry, target } of settled) {
    const facts = await disk.stat(target);
    if (facts !== null) times.set(entry.id, facts.modifiedMs);
  }
  return await shelf.acting(async () => {
    const changed: ClipId[] = [];
    for (const { owed, entry, curation } of settled) {
      const now = shelf.index.get(entry.id);
      if (now === null) continue;
      // A later act is owed still, and is what the index shows.
      const isLast = shelf.acts.owed(owed.target)?.version === owed.version;
      const patch = isLast ? differing(now.curation, curation) : {};
      const sidecarMs = times.get(entry.id) ?? now.sidecarMs;
      shelf.index.curate([
        { entry: { ...entryCurated(now, { ...now.curation, ...patch }), sidecarMs }, patch },
      ]);
      if (isLast) shelf.behind.delete(entry.id);
      if (Object.keys(patch).length > 0) changed.push(entry.id);
    }
    shelf.acts.paid(settled.map(({ owed, curation }) => ({ ...owed, wish: asSettled(owed, curation) })));
    return changed;
  });
}

function asSettled({ wish }: Owed, now: Fields): Fields {
  return pick(now, Object.keys(wish));
}

/** False when somebody has written to the file since it was read, or has taken its folder away: it is owed still. */
async function takesItsName({ disk }: Shelf, written: Written): Promise<boolean> {
  const { text, temporary, target, seenMs } = written;
  if (text === null) return true;
  const isSame = ((await disk.stat(target))?.modifiedMs ?? null) === seenMs;
  const isDone = isSame && (await unlessUnreadable(async () => (await disk.rename(temporary, target), true)));
  if (isDone !== true) await disk.unlink(temporary);
  return isDone === true;
}

type Base = {
  readonly path: string;
  readonly sidecar: Sidecar;
  readonly seenMs: number | null;
  readonly isNew: boolean;
};

async function sidecarNow(shelf: Shelf, entry: Entry): Promise<Base | null> {
  const beside = await readBeside(shelf, entry);
  const { path: place } = beside;
  switch (beside.kind) {
    case 'own':
      return { path: place, sidecar: beside.sidecar, seenMs: beside.modifiedMs, isNew: false };
    case 'foreign':
      return null;
    case 'half': {
      if (shelf.clock.now() - beside.modifiedMs < restMs) return null;
      await setSidecarAside(shelf, entry.id, place);
      return { path: place, sidecar: sidecarFromEntry(entry), seenMs: null, isNew: true };
    }
    case 'none': {
      const file = await shelf.disk.stat(absolutePath(shelf.paths, entry.path));
      // Moved away since it was looked for: the sidecar went with it, or will be found by the next look.
      if (file?.sizeBytes !== entry.sizeBytes) return null;
      return { path: place, sidecar: sidecarFromEntry(entry), seenMs: null, isNew: true };
    }
  }
}

function withClashes(sidecar: Sidecar, clashes: readonly Clash[], nowMs: number): readonly unknown[] {
  const told = clashes.map((clash) => ({ at: new Date(nowMs).toISOString(), ...clash }));
  return [...(sidecar.clashes ?? []), ...told].slice(-mostClashes);
}

async function mirrorList(shelf: Shelf, owed: Owed): Promise<boolean> {
  const name = owed.target as ListName;
  const { fields, modifiedMs } = await readList(shelf, name);
  const { patch } = settleDebt(fields, owed, modifiedMs);
  const merged = { ...fields, ...patch };
  if (Object.keys(patch).length > 0) await writeList(shelf, name, merged);
  else await shelf.disk.syncFolder(shelf.paths.own);
  return await shelf.acting(async () => {
    if (shelf.acts.owed(name)?.version !== owed.version) return false;
    const before = shelf.lists.get(name);
    shelf.lists.set(name, merged);
    shelf.acts.paid([{ ...owed, wish: asSettled(owed, merged) }]);
    return JSON.stringify(before) !== JSON.stringify(merged);
  });
}

async function writeSynced(shelf: Shelf, file: string, text: string): Promise<void> {
  const opened = await shelf.disk.open(file, 'write');
  try {
    await opened.truncate(0);
    await opened.write(new TextEncoder().encode(text), 0);
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function fieldsOf(curation: Curation): Fields {
  return { ...curation };
}

function groups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
