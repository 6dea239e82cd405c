import path from 'node:path';
import { clipId, type ClipId } from '../../../shared/contract/ids.ts';
import { readAhead } from '../read-ahead.ts';
import { sidecarsOf, type Double } from './doubles.ts';
import { doubtedMs, type Entry } from './entry.ts';
import { listIfThere, unlessUnreadable } from './files.ts';
import { matchVideos, readsAtOnce } from './match.ts';
import { stripFile } from './paths.ts';
import { scanLibrary, type FoundFile, type FoundVideo } from './scan.ts';
import type { LookShelf } from './shelf.ts';
import { absolutePath, sidecarPath } from './paths.ts';
import { makeIndexSafe } from './safe-index.ts';
import { settleTrash, type TrashedClip } from './trash.ts';
import { readSidecarEntry, readTrashedEntry, readTrashedSidecar } from './read-entry.ts';

/** Of the files that have to be read, how many have been. */
export type LookProgress = { readonly done: number; readonly total: number };

/** What differs in the index after a look at the folder. */
export type Differences = {
  readonly changed: readonly ClipId[];
  readonly removed: readonly ClipId[];
  /** Clips whose stay in the trash is over. */
  readonly expired: readonly ClipId[];
  /** JSON files without a video of their name, with when they were written to last. */
  readonly orphans: ReadonlyMap<string, number>;
  /** Second sidecars of clips, where they say something else. */
  readonly doubles: readonly Double[];
};

/**
 * Brings the index in line with the files, which are the truth. What has not changed since it was last read is not read again, so the
 * same walk rebuilds an empty index and heals one that is a little behind.
 */
export async function reconcile(
  shelf: LookShelf,
  onProgress: (progress: LookProgress) => void = () => {},
): Promise<Differences> {
  const trashed = await settleTrash(shelf);
  const found = await scanLibrary(shelf.disk, shelf.paths.root);
  const posters = await posterIds(shelf);
  const strips = new Set((await listIfThere(shelf.disk, shelf.paths.strips)).map(({ name }) => name));
  const before = new Map(shelf.index.all().map((entry) => [entry.id, entry]));
  const byPath = new Map([...before.values()].map((entry) => [entry.path, entry]));
  const after = new Map<ClipId, Entry>();

  const news: FoundVideo[] = [];
  for (const video of found.videos) {
    const entry = byPath.get(video.path);
    if (entry !== undefined && isUnchanged(entry, video)) after.set(entry.id, present(entry));
    else news.push(video);
  }
  for (const clip of trashed) {
    const entry = await trashedEntry(shelf, clip, before.get(clip.id));
    if (entry !== null) after.set(clip.id, { ...entry, path: clip.path, trashed: true, missing: false });
  }
  const withStills = (entries: readonly Entry[]): Entry[] =>
    withStrips(shelf, withPosters(entries, posters), strips);
  const orphans = ownFirst(found.orphans, before);
  const early = earlyWriter(shelf, before, withStills);
  await matchVideos(shelf, {
    news,
    orphans,
    before,
    after,
    onMatched: (entry, done) => {
      early.add(entry);
      onProgress({ done, total: news.length });
    },
  });
  const told: Double[] = [];
  for await (const [orphan, entry] of readAhead(orphans, readsAtOnce, (file) =>
    readSidecarEntry(shelf, file),
  )) {
    // The clip's words outlive its file; a later scan may find the file elsewhere.
    if (entry === null) continue;
    if (after.has(entry.id)) told.push({ id: entry.id, path: orphan.path });
    else after.set(entry.id, { ...entry, missing: true });
  }
  const lost = [...before.values()].filter((entry) => !after.has(entry.id));
  // A file of which nothing but itself was known leaves nothing behind.
  const removed = lost.filter((entry) => entry.sidecarMs === null || entry.trashed).map((entry) => entry.id);
  const isRemoved = new Set(removed);
  for (const entry of lost) {
    // An entry that no look has read since a migration is written anew as it is.
    const fileMs = Math.max(entry.fileMs, 0);
    if (!isRemoved.has(entry.id)) after.set(entry.id, { ...entry, fileMs, missing: true });
  }
  await sweepStrips(shelf, strips, after);
  const changed = write(shelf, before, early.written, withStills([...after.values()]), removed);
  makeIndexSafe(shelf);
  return {
    changed,
    removed,
    expired: trashed.filter(({ isOver }) => isOver).map(({ id }) => id),
    orphans: new Map(found.orphans.map((file) => [file.path, file.modifiedMs])),
    doubles: await differingDoubles(shelf, told, after),
  };
}

/** Of several sidecars of a clip without its file the one that was its own comes first, then by name: the same at each look. */
function ownFirst(orphans: readonly FoundFile[], before: ReadonlyMap<ClipId, Entry>): readonly FoundFile[] {
  const own = new Set([...before.values()].map((entry) => sidecarPath(entry.path)));
  return orphans.toSorted(
    (a, b) => Number(own.has(b.path)) - Number(own.has(a.path)) || (a.path < b.path ? -1 : 1),
  );
}

async function differingDoubles(
  shelf: LookShelf,
  told: readonly Double[],
  after: ReadonlyMap<ClipId, Entry>,
): Promise<readonly Double[]> {
  const doubles: Double[] = [];
  for (const double of told) {
    const entry = after.get(double.id);
    // In the trash nothing has to be chosen; it is asked when the clip is back.
    if (entry === undefined || entry.trashed) continue;
    if ((await sidecarsOf(shelf, entry, [double])).length > 1) doubles.push(double);
  }
  return doubles;
}

/** Many at once, as each transaction waits for the disk; few enough that another writer need not wait long. */
const writtenAtOnce = 500;

/**
 * Writes clips that are new as they are found, so that a library that is being rebuilt shows what it has. Those that must wait for the
 * whole picture (moved, lost, copied) are written at the end, and so is what differs then from what was written here.
 */
function earlyWriter(
  shelf: LookShelf,
  before: ReadonlyMap<ClipId, Entry>,
  withStills: (entries: readonly Entry[]) => Entry[],
): { add(entry: Entry): void; readonly written: ReadonlyMap<ClipId, Entry> } {
  const written = new Map<ClipId, Entry>();
  let waiting: Entry[] = [];
  return {
    written,
    add: (entry) => {
      if (before.has(entry.id)) return;
      waiting.push(entry);
      if (waiting.length < writtenAtOnce) return;
      const entries = withStills(waiting);
      waiting = [];
      shelf.index.put(entries);
      for (const each of entries) written.set(each.id, each);
    },
  };
}

/** Read again where its sidecar is not what was read last. */
async function trashedEntry(
  shelf: LookShelf,
  clip: TrashedClip,
  known: Entry | undefined,
): Promise<Entry | null> {
  if (known === undefined) return await readTrashedEntry(shelf, clip);
  const sidecar = await shelf.disk.stat(absolutePath(shelf.paths, sidecarPath(clip.path)));
  if ((sidecar?.modifiedMs ?? null) === known.sidecarMs) return known;
  const told = await readTrashedSidecar(shelf, clip);
  // Another program's lies there on purpose, and the next look may read what cannot be read now.
  if (told === 'unreadable' || told === 'foreign') return known;
  if (told !== null) return { ...told, poster: known.poster, strip: known.strip };
  if (known.sidecarMs === null) return known;
  shelf.unwell.add(known.id);
  return { ...known, sidecarMs: doubtedMs };
}

/** The same object where nothing changes, so that a look at a large library compares little. */
function present(entry: Entry): Entry {
  return entry.missing ? { ...entry, missing: false } : entry;
}

function isUnchanged(entry: Entry, video: FoundVideo): boolean {
  return (
    entry.sizeBytes === video.sizeBytes &&
    entry.fileMs === video.modifiedMs &&
    // Whichever of the two was read. The index keeps no time of the other: should that become ours, the next change or act finds out.
    (entry.sidecarMs === (video.sidecar?.modifiedMs ?? null) ||
      (video.spare !== null && entry.sidecarMs === video.spare.modifiedMs))
  );
}

function withPosters(entries: readonly Entry[], posters: ReadonlySet<ClipId>): Entry[] {
  return entries.map((entry) => {
    if (posters.has(entry.id)) return entry.poster === 'ready' ? entry : { ...entry, poster: 'ready' };
    return entry.poster === 'ready' && !entry.trashed ? { ...entry, poster: 'wanted' } : entry;
  });
}

function withStrips({ paths }: LookShelf, entries: readonly Entry[], strips: ReadonlySet<string>): Entry[] {
  return entries.map((entry) => {
    const isThere = strips.has(path.basename(stripFile(paths, entry.id, entry.facts.sha256)));
    if (isThere) return entry.strip === 'ready' ? entry : { ...entry, strip: 'ready' };
    return entry.strip === 'ready' ? { ...entry, strip: 'wanted' } : entry;
  });
}

/** Strips of clips that are gone for good, or of bytes that a clip no longer has. */
async function sweepStrips(
  { disk, paths, readOnly }: LookShelf,
  strips: ReadonlySet<string>,
  entries: ReadonlyMap<ClipId, Entry>,
): Promise<void> {
  if (readOnly || strips.size === 0) return;
  const used = new Set(
    [...entries.values()].map(({ id, facts }) => path.basename(stripFile(paths, id, facts.sha256))),
  );
  for (const name of strips) {
    if (!name.endsWith('.jpg') || used.has(name)) continue;
    await unlessUnreadable(() => disk.unlink(path.join(paths.strips, name)));
  }
}

async function posterIds(shelf: LookShelf): Promise<ReadonlySet<ClipId>> {
  const ids = (await listIfThere(shelf.disk, shelf.paths.posters)).map((entry) =>
    clipId.safeParse(path.basename(entry.name, '.jpg')),
  );
  return new Set(ids.filter((id) => id.success).map((id) => id.data));
}

function write(
  shelf: LookShelf,
  before: ReadonlyMap<ClipId, Entry>,
  written: ReadonlyMap<ClipId, Entry>,
  after: readonly Entry[],
  removed: readonly ClipId[],
): readonly ClipId[] {
  const changed = after.filter((entry) => !isSame(before.get(entry.id), entry));
  const unwritten = changed.filter((entry) => !isSame(written.get(entry.id), entry));
  if (removed.length > 0) shelf.index.remove(removed);
  for (let from = 0; from < unwritten.length; from += writtenAtOnce) {
    shelf.index.put(unwritten.slice(from, from + writtenAtOnce));
  }
  return changed.map((entry) => entry.id);
}

function isSame(a: Entry | undefined, b: Entry): boolean {
  return a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
