import path from 'node:path';
import type { TakeId } from '../../../shared/contract/ids.ts';
import type { FetchedFile } from '../downloads/download.ts';
import { hashFile } from '../hash-file.ts';
import type { ClipCheck, ClipRecord } from './clip-keeper.ts';
import { fileNameOf, type Entry } from './entry.ts';
import { readText, unlessUnreadable } from './files.ts';
import { freeTarget } from './free-target.ts';
import { absolutePath, sidecarPath } from './paths.ts';
import { isPublishTarget, type Plan } from './publish-plan.ts';
import { parseSidecar, sidecarOf } from './sidecar.ts';
import type { Shelf } from './shelf.ts';

/** Whether the clip of an output is there with the bytes that were fetched. One in the trash is: the user put it there. */
export async function checkClip(shelf: Shelf, takeId: TakeId, outputIndex: number): Promise<ClipCheck> {
  const entries = shelf.index.ofTake(takeId, outputIndex);
  if (entries.length === 0) return 'none';
  const unsound = await findUnsound(shelf, entries);
  return unsound === null ? 'sound' : unsound.check;
}

type Unsound = { readonly entry: Entry; readonly check: 'missing' | 'damaged' };

/** The first of these clips whose file is gone, or is not what its sidecar says. */
export async function findUnsound(shelf: Shelf, entries: readonly Entry[]): Promise<Unsound | null> {
  for (const entry of entries) {
    if (entry.trashed) continue;
    const file = absolutePath(shelf.paths, entry.path);
    if ((await shelf.disk.stat(file)) === null) return { entry, check: 'missing' };
    const sha256 = await unlessUnreadable(() => hashFile(shelf.disk, file));
    if (sha256 !== entry.facts.sha256) return { entry, check: 'damaged' };
  }
  return null;
}

/**
 * How a fetched file takes the place of one that is gone or differs: under the old name where that is free. What lies there and differs may
 * be the user's own work, so it stays as it is, and the clip goes beside it, with its sidecar and all that was noted in it.
 */
export async function repairPlan(
  shelf: Shelf,
  { entry, check }: Unsound,
  file: FetchedFile,
  record: ClipRecord,
): Promise<Plan> {
  const { id, keptAtMs } = entry.facts;
  const isFree = check === 'missing' && isPublishTarget(entry.path);
  const target = isFree ? entry.path : await freeTarget(shelf, { id, title: record.title, keptAtMs });
  const beside = sidecarPath(entry.path);
  const text = await readText(shelf.disk, absolutePath(shelf.paths, beside));
  const written = text === null ? null : parseSidecar(text);
  const fresh = sidecarOf(id, fileNameOf(target), file, record, keptAtMs);
  const isOwn = written?.id === id;
  return {
    format: 'dailies-publish',
    version: 1,
    part: path.basename(file.path),
    target,
    sidecar: isOwn ? { ...written, file: fresh.file, media: fresh.media } : fresh,
    replaces: isOwn && target !== entry.path ? beside : null,
  };
}
