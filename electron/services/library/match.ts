import { createHash } from 'node:crypto';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { readAhead } from '../read-ahead.ts';
import { doubtedMs, entryMoved, idFromHash, type Entry } from './entry.ts';
import { moveFile } from './files.ts';
import { absolutePath, isMonthFolder, sidecarPath } from './paths.ts';
import { locate, readFileEntry, readHash, readSidecarEntry, readVideoEntry } from './read-entry.ts';
import type { FoundFile, FoundVideo } from './scan.ts';
import type { LookShelf } from './shelf.ts';

/** Sidecars that are read at once: on a share far away each is a wait. */
export const readsAtOnce = 32;

type Task = {
  readonly news: readonly FoundVideo[];
  readonly orphans: readonly FoundFile[];
  readonly before: ReadonlyMap<ClipId, Entry>;
  /** Filled in. */
  readonly after: Map<ClipId, Entry>;
  /** Called for each video that its sidecar names, with the number of videos looked at. */
  onMatched(entry: Entry, done: number): void;
};

/**
 * Finds out which clip each new or changed video is: by the sidecar beside it; else by its bytes, which a sidecar that lost its video or
 * an entry that lost its file may describe; else it is a clip of its own. Outside the folders of months, where a library may share a
 * folder with other films, only what is recognised counts.
 */
export async function matchVideos(shelf: LookShelf, task: Task): Promise<void> {
  const { after } = task;
  const nameless: FoundVideo[] = [];
  const foreign = new Set<string>();
  let done = 0;
  const told = readAhead(task.news, readsAtOnce, (video) => readVideoEntry(shelf, video));
  for await (const [video, entry] of told) {
    done += 1;
    if (entry === 'foreign') foreign.add(video.path);
    // Taken for a film without a sidecar, so that the next look reads it again.
    if (entry === 'unreadable') nameless.push({ ...video, sidecar: null });
    else if (entry === null || entry === 'foreign') nameless.push(video);
    else task.onMatched(keep(entry, task), done);
  }
  const described = await describedElsewhere(shelf, task);
  for (const video of nameless) {
    const known = await recognise(shelf, video, described);
    if (known !== null && !after.has(known.entry.id)) {
      const sidecar = await bringSidecar(shelf, known.sidecar, video);
      const isUnwell = known.sidecar === null && known.entry.sidecarMs !== null;
      if (isUnwell) shelf.unwell.add(known.entry.id);
      const located = locate({ ...video, sidecar });
      // Until it has been written anew, so that a look after a crash does not take it for read. Nobody writes over a foreign one.
      const sidecarMs = isUnwell && !foreign.has(video.path) ? doubtedMs : located.sidecarMs;
      after.set(known.entry.id, { ...entryMoved(known.entry, { ...located, sidecarMs }), trashed: false });
      continue;
    }
    if (!isMonthFolder(video.path.split('/')[0] ?? '')) continue;
    const entry = await readFileEntry(shelf, locate(video), idFromHash);
    if (entry === null) shelf.log.info('scan.unreadable', { sizeBytes: video.sizeBytes });
    else keep(entry, task);
  }
}

/** Keeps what only the index knows of a clip; gives a copy of a clip an id of its own. */
function keep(entry: Entry, task: Task): Entry {
  const { before, after } = task;
  const isCopy = after.has(entry.id) || isOriginalElsewhere(entry, task);
  const id = isCopy ? copyId(entry) : entry.id;
  const known = before.get(id);
  const { poster, strip } = known ?? entry;
  const kept = { ...entry, id, facts: { ...entry.facts, id }, poster, strip };
  after.set(id, kept);
  return kept;
}

/** Another new video at the path where the index knows this clip comes first, whatever the order of the walk. */
function isOriginalElsewhere(entry: Entry, task: Task): boolean {
  const known = task.before.get(entry.id);
  return (
    known !== undefined && known.path !== entry.path && task.news.some((video) => video.path === known.path)
  );
}

/** The same each time for the same copy, so that a rebuild changes nothing. */
function copyId(entry: Entry): ClipId {
  return idFromHash(createHash('sha256').update(`${entry.id}\n${entry.path}`).digest('hex'));
}

type Described = { readonly entry: Entry; readonly sidecar: FoundFile | null };

/** Clips whose video is not where it should be, by size. */
async function describedElsewhere(shelf: LookShelf, task: Task): Promise<ReadonlyMap<number, Described[]>> {
  const described: Described[] = [];
  const told = readAhead(task.orphans, readsAtOnce, (orphan) => readSidecarEntry(shelf, orphan));
  for await (const [orphan, entry] of told) {
    if (entry === null || task.after.has(entry.id)) continue;
    const { poster, strip } = task.before.get(entry.id) ?? entry;
    described.push({ entry: { ...entry, poster, strip }, sidecar: orphan });
  }
  const withSidecar = new Set(described.map(({ entry }) => entry.id));
  for (const entry of task.before.values()) {
    if (!task.after.has(entry.id) && !withSidecar.has(entry.id)) described.push({ entry, sidecar: null });
  }
  return Map.groupBy(described, ({ entry }) => entry.sizeBytes);
}

async function recognise(
  shelf: LookShelf,
  video: FoundVideo,
  described: ReadonlyMap<number, readonly Described[]>,
): Promise<Described | null> {
  const sameSize = described.get(video.sizeBytes) ?? [];
  if (sameSize.length === 0) return null;
  const sha256 = await readHash(shelf, video.path);
  return sameSize.find(({ entry }) => entry.facts.sha256 === sha256) ?? null;
}

/** The sidecar follows its video to the new name, where nothing has it. What lies beside the video afterwards. */
async function bringSidecar(
  shelf: LookShelf,
  sidecar: FoundFile | null,
  video: FoundVideo,
): Promise<FoundFile | null> {
  if (sidecar === null || shelf.readOnly || video.sidecar !== null) return video.sidecar;
  const beside = sidecarPath(video.path);
  const target = absolutePath(shelf.paths, beside);
  if ((await shelf.disk.stat(target)) !== null) return null;
  await moveFile(shelf.disk, absolutePath(shelf.paths, sidecar.path), target);
  return { ...sidecar, path: beside };
}
