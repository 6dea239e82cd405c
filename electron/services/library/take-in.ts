import path from 'node:path';
import { clipId, type ClipId } from '../../../shared/contract/ids.ts';
import type { FetchedFile } from '../downloads/download.ts';
import type { Entry } from './entry.ts';
import { fileNameOf } from './entry.ts';
import { readText } from './files.ts';
import { freeTarget } from './free-target.ts';
import { absolutePath, importEnding, importPlanFile, sidecarPath } from './paths.ts';
import { carryOut } from './publish.ts';
import { isPublishTarget, type Plan } from './publish-plan.ts';
import type { Shelf } from './shelf.ts';
import { parseSidecar, sidecarSchema, type Sidecar } from './sidecar.ts';

/** What is known of a file that comes from outside: our own sidecar beside it, or words for a new one. */
export type Arrival = {
  /** With the extension it will keep. */
  readonly fileName: string;
  readonly own: Sidecar | null;
  readonly title: string;
  readonly createdAtMs: number;
  readonly model: string | null;
  readonly recipe: NonNullable<Sidecar['origin']>['recipe'];
  readonly notes: string;
  readonly tags: readonly string[];
  readonly rating: number;
  readonly foreign: unknown;
};

/** The very same content is here. */
export type KnownClip = { readonly kind: 'known'; readonly clipId: ClipId; readonly isTrashed: boolean };

export type TakenIn =
  | { readonly kind: 'kept'; readonly clipId: ClipId }
  /** Its file was missing here, and is back. */
  | { readonly kind: 'healed'; readonly clipId: ClipId }
  | KnownClip;

const idLength = 16;

/** What the library has of this content; asked before anything is copied. Null when that is nothing, or a clip without its file. */
export async function findSame(shelf: Shelf, sha256: string): Promise<KnownClip | null> {
  for (const entry of shelf.index.ofHash(sha256)) {
    if ((await shelf.disk.stat(absolutePath(shelf.paths, entry.path))) === null) continue;
    return { kind: 'known', clipId: entry.id, isTrashed: entry.trashed };
  }
  return null;
}

/**
 * Publishes a file that was copied into partial/, as a clip of its own. One of ours keeps its id, its times and all that was noted of it;
 * content that is here already is dropped; a clip whose file was missing gets it back.
 */
export async function takeIn(shelf: Shelf, file: FetchedFile, arrival: Arrival): Promise<TakenIn> {
  const same = await findSame(shelf, file.sha256);
  if (same !== null) {
    await shelf.disk.unlink(file.path);
    return same;
  }
  const planFile = importPlanFile(shelf.paths, path.basename(file.path, importEnding));
  const lost = shelf.index.ofHash(file.sha256).find((entry) => !entry.trashed);
  const healing = lost === undefined ? null : await healingPlan(shelf, lost, file);
  const plan = healing ?? (await arrivalPlan(shelf, file, arrival));
  const id = await carryOut(shelf, planFile, plan);
  return { kind: healing === null ? 'kept' : 'healed', clipId: id };
}

async function arrivalPlan(shelf: Shelf, file: FetchedFile, arrival: Arrival): Promise<Plan> {
  const { own, title } = arrival;
  const isIdFree = own !== null && shelf.index.get(own.id) === null;
  const id = isIdFree ? own.id : clipId.parse(shelf.random.id(idLength));
  const keptAtMs = own === null ? shelf.clock.now() : Date.parse(own.keptAt);
  const extension = path.extname(arrival.fileName).toLowerCase();
  const target = await freeTarget(shelf, { id, title: own?.title ?? title, keptAtMs }, extension);
  const measured = {
    id,
    file: { name: fileNameOf(target), sizeBytes: file.sizeBytes, sha256: file.sha256 },
    media: { ...file.facts },
  };
  const sidecar = own === null ? freshSidecar(arrival, measured, keptAtMs) : { ...own, ...measured };
  return planOf(file, target, sidecar, null);
}

function freshSidecar(
  arrival: Arrival,
  measured: Pick<Sidecar, 'id' | 'file' | 'media'>,
  keptAtMs: number,
): Sidecar {
  const { fileName, model, recipe, foreign } = arrival;
  return sidecarSchema.parse({
    format: 'dailies-clip',
    version: 1,
    ...measured,
    title: arrival.title,
    createdAt: new Date(arrival.createdAtMs).toISOString(),
    keptAt: new Date(keptAtMs).toISOString(),
    origin: { kind: 'import', fileName, model, recipe, ...(foreign !== null && { foreign }) },
    rating: arrival.rating,
    tags: [...arrival.tags],
    notes: arrival.notes,
  });
}

/** Null when nothing but the index knew the clip, or its sidecar speaks of another file. */
async function healingPlan(shelf: Shelf, entry: Entry, file: FetchedFile): Promise<Plan | null> {
  const beside = sidecarPath(entry.path);
  const text = await readText(shelf.disk, absolutePath(shelf.paths, beside));
  const written = text === null ? null : parseSidecar(text);
  if (written?.id !== entry.id || written.file.sha256 !== file.sha256) return null;
  const { title, keptAtMs } = entry.facts;
  const target = isPublishTarget(entry.path)
    ? entry.path
    : await freeTarget(shelf, { id: entry.id, title, keptAtMs }, path.extname(entry.path));
  const sidecar = { ...written, file: { ...written.file, name: fileNameOf(target) } };
  return planOf(file, target, sidecar, target === entry.path ? null : beside);
}

function planOf(file: FetchedFile, target: string, sidecar: Sidecar, replaces: string | null): Plan {
  return {
    format: 'dailies-publish',
    version: 1,
    part: path.basename(file.path),
    target,
    sidecar,
    replaces,
  };
}
