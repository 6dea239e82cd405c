import path from 'node:path';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { ClipWords } from '../import/clip-words.ts';
import { readForeign } from '../import/foreign-words.ts';
import { hashFile } from '../hash-file.ts';
import { probeClip } from '../probe-clip.ts';
import {
  entryFromFile,
  entryFromSidecar,
  entryWithWords,
  fileNameOf,
  type Entry,
  type Located,
} from './entry.ts';
import { readText, unlessUnreadable } from './files.ts';
import { absolutePath, sidecarPath, stemOf } from './paths.ts';
import type { FoundFile, FoundVideo } from './scan.ts';
import { isForeign, parseSidecar, type Sidecar } from './sidecar.ts';
import type { LookShelf } from './shelf.ts';
import type { TrashedClip } from './trash.ts';

const fresh = { poster: 'wanted', strip: 'wanted', missing: false, trashed: false } as const;

export function locate(video: FoundVideo): Located {
  const sidecarMs = video.sidecar?.modifiedMs ?? null;
  return { path: video.path, sizeBytes: video.sizeBytes, fileMs: video.modifiedMs, sidecarMs };
}

/** Why a sidecar tells nothing: the disk does not give it now, or it is another program's. */
type Untold = 'unreadable' | 'foreign';

/** What the sidecar beside a video tells; null when there is none, or no whole one. */
export async function readVideoEntry(shelf: LookShelf, video: FoundVideo): Promise<Entry | Untold | null> {
  const sidecar = video.sidecar === null ? null : await readSidecar(shelf, video.sidecar);
  if (isRead(sidecar)) return entryFromSidecar(sidecar, locate(video), fresh);
  const spare = video.spare === null ? null : await readSidecar(shelf, video.spare);
  return isRead(spare) ? entryFromSidecar(spare, locate({ ...video, sidecar: video.spare }), fresh) : sidecar;
}

function isRead(told: Sidecar | Untold | null): told is Sidecar {
  return told !== null && typeof told !== 'string';
}

/** A sidecar whose video is not beside it, as the clip it describes. */
export async function readSidecarEntry(shelf: LookShelf, orphan: FoundFile): Promise<Entry | null> {
  const sidecar = await readSidecar(shelf, orphan);
  if (sidecar === null || typeof sidecar === 'string') return null;
  const where = `${stemOf(orphan.path)}${path.posix.extname(sidecar.file.name)}`;
  const located = {
    path: where,
    sizeBytes: sidecar.file.sizeBytes,
    fileMs: 0,
    sidecarMs: orphan.modifiedMs,
  };
  return entryFromSidecar(sidecar, located, fresh);
}

async function readSidecar(shelf: LookShelf, file: FoundFile): Promise<Sidecar | Untold | null> {
  const read = await unlessUnreadable(async () => ({
    text: await readText(shelf.disk, absolutePath(shelf.paths, file.path)),
  }));
  if (read === null) return 'unreadable';
  if (read.text === null) return null;
  return parseSidecar(read.text) ?? (isForeign(read.text) ? 'foreign' : null);
}

/** Null when the bytes cannot be read. */
export async function readHash(shelf: LookShelf, relative: string): Promise<string | null> {
  return await unlessUnreadable(() => hashFile(shelf.disk, absolutePath(shelf.paths, relative)));
}

/** A clip known by its file alone; null when no demuxer can read it. */
export async function readFileEntry(
  shelf: LookShelf,
  located: Located,
  id: (sha256: string) => ClipId,
): Promise<Entry | null> {
  const file = absolutePath(shelf.paths, located.path);
  const media = await unlessUnreadable(() => probeClip(shelf.disk, file));
  const sha256 = media === null ? null : await readHash(shelf, located.path);
  if (media === null || sha256 === null) return null;
  const entry = entryFromFile({ ...located, sha256, media }, id(sha256), fresh);
  const words = located.sidecarMs === null ? null : await readForeignWords(shelf, located.path);
  return words === null ? entry : entryWithWords(entry, words);
}

/** What another program has written beside a film. */
async function readForeignWords({ disk, paths }: LookShelf, relative: string): Promise<ClipWords | null> {
  const file = absolutePath(paths, sidecarPath(relative));
  const text = await unlessUnreadable(() => readText(disk, file));
  return text === null || !isForeign(text) ? null : readForeign(JSON.parse(text));
}

/** What a clip in the trash is known by, as the sidecar beside it tells; as with `readVideoEntry`. */
export async function readTrashedSidecar(
  shelf: LookShelf,
  clip: TrashedClip,
): Promise<Entry | Untold | null> {
  const video = await foundInTrash(shelf, clip);
  return video === null ? null : await readVideoEntry(shelf, video);
}

/** A clip in the trash of which the index knows nothing. Null when its files cannot be read now; the next look reads them again. */
export async function readTrashedEntry(shelf: LookShelf, clip: TrashedClip): Promise<Entry | null> {
  const video = await foundInTrash(shelf, clip);
  const told = video === null ? null : await readVideoEntry(shelf, video);
  if (video === null || told === 'unreadable') return null;
  if (told !== null && told !== 'foreign') return told;
  const entry = await readFileEntry(shelf, locate(video), () => clip.id);
  return entry && { ...entry, facts: { ...entry.facts, title: fileNameOf(stemOf(clip.home)) } };
}

async function foundInTrash({ disk, paths }: LookShelf, clip: TrashedClip): Promise<FoundVideo | null> {
  const beside = sidecarPath(clip.path);
  const facts = await disk.stat(absolutePath(paths, clip.path));
  const sidecar = await disk.stat(absolutePath(paths, beside));
  return (
    facts && { ...facts, path: clip.path, sidecar: sidecar && { ...sidecar, path: beside }, spare: null }
  );
}
