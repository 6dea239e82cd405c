import path from 'node:path';
import { clipId, type ClipId, type TakeId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FetchedFile } from '../downloads/download.ts';
import { hashFile } from '../hash-file.ts';
import type { ClipRecord } from './clip-keeper.ts';
import { entryFromSidecar, fileNameOf } from './entry.ts';
import { ensureFolder, moveFile, readText, writeWhole } from './files.ts';
import { freeTarget } from './free-target.ts';
import { absolutePath, importEnding, importPlanFile, publishFile, sidecarPath } from './paths.ts';
import { parsePlan, writePlan, type Plan } from './publish-plan.ts';
import { makeIndexSafe } from './safe-index.ts';
import { findUnsound, repairPlan } from './repair.ts';
import { parseSidecar, sidecarOf, sidecarText, type Sidecar } from './sidecar.ts';
import type { Shelf } from './shelf.ts';

/*
 * How a checked file becomes a clip. The plan is durable before anything moves, and every step below can be repeated:
 *
 *   1. partial/<take>.publish.json   what will be where, and the sidecar's whole content
 *   2. the file is renamed from partial/ to its month's folder
 *   3. the sidecar is written beside it
 *   4. the index learns of it for good, as a sidecar may be damaged from outside
 *   5. the plan is removed
 *
 * Killed before 1 is durable, the partial file is whole and is published anew by the take. Killed later, the plan is found at the next
 * start and carried on: with the file in partial/ from step 2, with the file in its place from step 3. With neither, the plan is void.
 */

const idLength = 16;
const abandonedAfterMs = 24 * 60 * 60_000;

/**
 * Rejects with the disk's errors; a second call carries on where that one stopped. Rejects with `file-missing` when the partial file has
 * changed since it was checked, or is not in this library: it must be fetched again.
 */
export async function publishClip(shelf: Shelf, file: FetchedFile, record: ClipRecord): Promise<ClipId> {
  const { takeId, outputIndex } = record;
  const known = await clipOfTake(shelf, takeId, outputIndex);
  const unsound = await findUnsound(shelf, shelf.index.ofTake(takeId, outputIndex));
  if (known !== null && unsound === null) {
    await dropPart(shelf, file.path);
    return known;
  }
  const plan =
    unsound === null ? await newPlan(shelf, file, record) : await repairPlan(shelf, unsound, file, record);
  return await carryOut(shelf, publishFile(shelf.paths, takeId, outputIndex), plan);
}

/** Steps 1 to 5. Rejects with `file-missing` when the partial file is not what the plan says. */
export async function carryOut(shelf: Shelf, planFile: string, plan: Plan): Promise<ClipId> {
  await writePlan(shelf, planFile, plan);
  const placed = await place(shelf, planFile, plan);
  if (placed !== null) return await settle(shelf, planFile, placed);
  await shelf.disk.unlink(planFile);
  throw new AppError('file-missing', 'The partial file is not what was checked');
}

async function newPlan(shelf: Shelf, file: FetchedFile, record: ClipRecord): Promise<Plan> {
  const keptAtMs = shelf.clock.now();
  const id = clipId.parse(shelf.random.id(idLength));
  const target = await freeTarget(shelf, { id, title: record.title, keptAtMs });
  return {
    format: 'dailies-publish',
    version: 1,
    part: path.basename(file.path),
    target,
    sidecar: sidecarOf(id, fileNameOf(target), file, record, keptAtMs),
    replaces: null,
  };
}

/** The clip of an output; one whose publishing was interrupted is finished first. */
export async function clipOfTake(shelf: Shelf, takeId: TakeId, outputIndex: number): Promise<ClipId | null> {
  const [known] = shelf.index.ofTake(takeId, outputIndex);
  if (known !== undefined) return known.id;
  return shelf.readOnly ? null : await resume(shelf, publishFile(shelf.paths, takeId, outputIndex));
}

/** Finishes, or drops, what the last run left. One that cannot be finished now stays for the next time. */
export async function resumePublishing(shelf: Shelf): Promise<void> {
  for (const entry of await shelf.disk.list(shelf.paths.partial)) {
    const file = path.join(shelf.paths.partial, entry.name);
    if (entry.name.endsWith('.tmp')) await shelf.disk.unlink(file);
    if (entry.name.endsWith(importEnding)) await dropOldImport(shelf, entry.name);
    if (!entry.name.endsWith('.publish.json')) continue;
    try {
      await resume(shelf, file);
    } catch (error) {
      shelf.log.error('publish.resume', error);
    }
  }
}

/** A copy that was begun and never published. Its source is where it was; one that grows just now is left alone. */
async function dropOldImport(shelf: Shelf, name: string): Promise<void> {
  const file = path.join(shelf.paths.partial, name);
  const plan = importPlanFile(shelf.paths, name.slice(0, -importEnding.length));
  if ((await shelf.disk.stat(plan)) !== null) return;
  const facts = await shelf.disk.stat(file);
  if (facts !== null && shelf.clock.now() - facts.modifiedMs > abandonedAfterMs)
    await shelf.disk.unlink(file);
}

async function resume(shelf: Shelf, planFile: string): Promise<ClipId | null> {
  const text = await readText(shelf.disk, planFile);
  if (text === null) return null;
  const plan = parsePlan(text);
  if (plan === null) {
    // The plan is renamed into its name whole, so this is not ours; the take has its partial file, or fetches again.
    await shelf.disk.rename(planFile, `${planFile}.unreadable`);
    return null;
  }
  // A program that was killed may have given the plan its name without making that last: nothing moves before it does.
  await shelf.disk.syncFolder(shelf.paths.partial);
  const placed = await place(shelf, planFile, plan);
  if (placed === null) {
    await shelf.disk.unlink(planFile);
    return null;
  }
  return await settle(shelf, planFile, placed);
}

/** Puts the file where the plan says, or beside it under a free name. Null when the file is nowhere. */
async function place(shelf: Shelf, planFile: string, plan: Plan): Promise<Plan | null> {
  const part = path.join(shelf.paths.partial, plan.part);
  const target = absolutePath(shelf.paths, plan.target);
  const partFacts = await shelf.disk.stat(part);
  const targetFacts = await shelf.disk.stat(target);
  if (partFacts === null) return targetFacts?.sizeBytes === plan.sidecar.file.sizeBytes ? plan : null;
  if ((await hashFile(shelf.disk, part)) !== plan.sidecar.file.sha256) {
    await dropPart(shelf, part);
    return null;
  }
  await ensureFolder(shelf.disk, path.dirname(target));
  if (targetFacts === null) {
    await moveFile(shelf.disk, part, target);
    return plan;
  }
  // After a power loss some volumes show a moved file under both names.
  if ((await hashFile(shelf.disk, target)) === plan.sidecar.file.sha256) return plan;
  // Someone else's file has taken the name since it was planned. It stays.
  const other = await freeTarget(
    shelf,
    { ...plan.sidecar, keptAtMs: Date.parse(plan.sidecar.keptAt) },
    path.extname(plan.target),
  );
  const file = { ...plan.sidecar.file, name: fileNameOf(other) };
  const replanned: Plan = { ...plan, target: other, sidecar: { ...plan.sidecar, file } };
  await writePlan(shelf, planFile, replanned);
  return await place(shelf, planFile, replanned);
}

/** Steps 3 to 5. */
async function settle(shelf: Shelf, planFile: string, plan: Plan): Promise<ClipId> {
  const { disk, paths, index } = shelf;
  const { sidecar } = plan;
  const beside = absolutePath(paths, sidecarPath(plan.target));
  const own = await ownSidecar(shelf, beside, sidecar);
  // Carried out a second time, the user may have written into it since the first.
  const told = { ...(own ?? sidecar), file: sidecar.file, media: sidecar.media };
  if (own?.file.sha256 !== sidecar.file.sha256) {
    await writeWhole(disk, `${planFile}.tmp`, beside, sidecarText(told));
  } else {
    // A program that was killed may have given both their names without making those last.
    await disk.syncFolder(path.dirname(beside));
  }
  const file = await disk.stat(absolutePath(paths, plan.target));
  const sidecarFacts = await disk.stat(beside);
  const located = {
    path: plan.target,
    sizeBytes: sidecar.file.sizeBytes,
    fileMs: file?.modifiedMs ?? 0,
    sidecarMs: sidecarFacts?.modifiedMs ?? null,
  };
  const state = { poster: 'wanted', strip: 'wanted', missing: false, trashed: false } as const;
  index.put([entryFromSidecar(told, located, state)]);
  makeIndexSafe(shelf);
  if (plan.replaces !== null) await dropReplaced(shelf, plan.replaces, sidecar);
  await dropPart(shelf, path.join(paths.partial, plan.part));
  await disk.unlink(planFile);
  // A plan that came back would write this sidecar again, over what has become of it since.
  await disk.syncFolder(paths.partial);
  return sidecar.id;
}

/** Null when the name is free. Throws when someone else's file has it: a name with our id in it, taken within an instant. */
async function ownSidecar(shelf: Shelf, beside: string, sidecar: Sidecar): Promise<Sidecar | null> {
  const text = await readText(shelf.disk, beside);
  if (text === null) return null;
  const own = parseSidecar(text);
  if (own?.id === sidecar.id) return own;
  throw new Error('The name of the sidecar is taken');
}

/** The clip has moved away from a file that is not what was fetched; that one keeps its name, not the clip's sidecar. */
async function dropReplaced(shelf: Shelf, relative: string, sidecar: Sidecar): Promise<void> {
  const file = absolutePath(shelf.paths, relative);
  const text = await readText(shelf.disk, file);
  if (text === null || parseSidecar(text)?.id !== sidecar.id) return;
  await shelf.disk.unlink(file);
  await shelf.disk.syncFolder(path.dirname(file));
}

/** Removes a partial file, if it is still there, and the downloader's note beside it. */
async function dropPart(shelf: Shelf, part: string): Promise<void> {
  await shelf.disk.unlink(part);
  await shelf.disk.unlink(`${part}.json`);
}
