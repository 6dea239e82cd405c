import type { z } from 'zod';
import type { Entry } from '../entry.ts';
import { fileNameOf } from '../entry.ts';
import { readText, unlessUnreadable } from '../files.ts';
import { absolutePath, sidecarPath, spareSidecarPath } from '../paths.ts';
import type { Shelf } from '../shelf.ts';
import { isForeign, parseSidecar, sidecarSchema, type Sidecar } from '../sidecar.ts';

/**
 * What lies where a clip's sidecar belongs. `half`: begun as one of ours and not readable now, because somebody is writing it, or was cut
 * off. `foreign`: another program's, or another clip's; never written to.
 */
type Beside = {
  /** Where it lies, or belongs; relative. */
  readonly path: string;
} & (
  | { readonly kind: 'own'; readonly sidecar: Sidecar; readonly modifiedMs: number }
  | { readonly kind: 'half'; readonly modifiedMs: number }
  | { readonly kind: 'none' | 'foreign' }
);

/** In its usual place, or in the spare one where that is another's. */
export async function readBeside(shelf: Shelf, entry: Entry): Promise<Beside> {
  const usual = await readPlace(shelf, entry, sidecarPath(entry.path));
  return usual.kind === 'foreign' ? await readPlace(shelf, entry, spareSidecarPath(entry.path)) : usual;
}

async function readPlace(shelf: Shelf, entry: Entry, path: string): Promise<Beside> {
  const file = absolutePath(shelf.paths, path);
  const facts = await shelf.disk.stat(file);
  if (facts === null) return { path, kind: 'none' };
  const { modifiedMs } = facts;
  const text = await unlessUnreadable(() => readText(shelf.disk, file));
  if (text === null) return { path, kind: 'half', modifiedMs };
  const sidecar = parseSidecar(text);
  if (sidecar === null)
    return isForeign(text) ? { path, kind: 'foreign' } : { path, kind: 'half', modifiedMs };
  // A copy of a clip bears the id of its original until it gets a sidecar of its own.
  const isOwn = sidecar.id === entry.id || sidecar.file.sha256 === entry.facts.sha256;
  return isOwn ? { path, kind: 'own', sidecar, modifiedMs } : { path, kind: 'foreign' };
}

/** The sidecar of a clip that has none: all that the index knows. */
export function sidecarFromEntry(entry: Entry): Sidecar {
  const { facts, curation } = entry;
  const { takeId, draftId, revisionId, revisionNumber, model, service, recipe } = facts;
  const isMade = takeId !== null && draftId !== null && revisionId !== null && model !== null;
  return sidecarSchema.parse({
    format: 'dailies-clip',
    version: 1,
    id: entry.id,
    createdAt: new Date(facts.createdAtMs).toISOString(),
    keptAt: new Date(facts.keptAtMs).toISOString(),
    file: { name: fileNameOf(entry.path), sizeBytes: entry.sizeBytes, sha256: facts.sha256 },
    media: {
      width: facts.width,
      height: facts.height,
      durationMs: facts.durationMs,
      fps: facts.fps,
      codec: facts.codec,
    },
    take:
      isMade && recipe !== null
        ? {
            id: takeId,
            draftId,
            revisionId,
            revisionNumber: revisionNumber ?? 0,
            model,
            service: service ?? 'live',
            // Only the journal of takes still knows it.
            remoteId: '',
            outputIndex: entry.outputIndex,
            generationMs: facts.generationMs,
            costMicros: facts.costMicros,
            flagged: facts.flagged,
            recipe,
          }
        : null,
    // What another program's JSON has told of it, once.
    ...(takeId === null &&
      recipe !== null && { origin: { kind: 'import', fileName: fileNameOf(entry.path), model, recipe } }),
    ...curation,
    tags: [...curation.tags],
    collections: [...curation.collections],
  } satisfies z.input<typeof sidecarSchema>);
}
