import path from 'node:path';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { hashFile } from '../hash-file.ts';
import { probeClip } from '../probe-clip.ts';
import { entryFromFile, entryFromSidecar, type Entry, type Located } from './entry.ts';
import { readText } from './files.ts';
import { absolutePath, sidecarPath, stemOf } from './paths.ts';
import type { FoundFile, FoundVideo } from './scan.ts';
import { parseSidecar } from './sidecar.ts';
import type { Shelf } from './shelf.ts';
import type { TrashedClip } from './trash.ts';

const fresh = { poster: 'wanted', missing: false, trashed: false } as const;

export function locate(video: FoundVideo): Located {
  const sidecarMs = video.sidecar?.modifiedMs ?? null;
  return { path: video.path, sizeBytes: video.sizeBytes, fileMs: video.modifiedMs, sidecarMs };
}

/** What the sidecar beside a video tells, or null when there is none of ours. */
export async function readVideoEntry(shelf: Shelf, video: FoundVideo): Promise<Entry | null> {
  if (video.sidecar === null) return null;
  const text = await readText(shelf.disk, absolutePath(shelf.paths, video.sidecar.path));
  const sidecar = text === null ? null : parseSidecar(text);
  return sidecar === null ? null : entryFromSidecar(sidecar, locate(video), fresh);
}

/** A sidecar whose video is not beside it, as the clip it describes. */
export async function readSidecarEntry(shelf: Shelf, orphan: FoundFile): Promise<Entry | null> {
  const text = await readText(shelf.disk, absolutePath(shelf.paths, orphan.path));
  const sidecar = text === null ? null : parseSidecar(text);
  if (sidecar === null) return null;
  const where = `${stemOf(orphan.path)}${path.posix.extname(sidecar.file.name)}`;
  const located = {
    path: where,
    sizeBytes: sidecar.file.sizeBytes,
    fileMs: 0,
    sidecarMs: orphan.modifiedMs,
  };
  return entryFromSidecar(sidecar, located, fresh);
}

/** A clip known by its file alone; null when no demuxer can read it. */
export async function readFileEntry(
  shelf: Shelf,
  located: Located,
  id: (sha256: string) => ClipId,
): Promise<Entry | null> {
  const file = absolutePath(shelf.paths, located.path);
  const media = await probeClip(shelf.disk, file);
  if (media === null) return null;
  const sha256 = await hashFile(shelf.disk, file);
  return entryFromFile({ ...located, sha256, media }, id(sha256), fresh);
}

export async function readTrashedEntry(shelf: Shelf, clip: TrashedClip): Promise<Entry | null> {
  const facts = await shelf.disk.stat(absolutePath(shelf.paths, clip.path));
  if (facts === null) return null;
  const beside = sidecarPath(clip.path);
  const sidecarFacts = await shelf.disk.stat(absolutePath(shelf.paths, beside));
  const file = { path: clip.path, sizeBytes: facts.sizeBytes, modifiedMs: facts.modifiedMs };
  const sidecar =
    sidecarFacts === null
      ? null
      : { path: beside, sizeBytes: sidecarFacts.sizeBytes, modifiedMs: sidecarFacts.modifiedMs };
  const video = { ...file, sidecar };
  return (await readVideoEntry(shelf, video)) ?? (await readFileEntry(shelf, locate(video), () => clip.id));
}
