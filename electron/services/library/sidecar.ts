import { z } from 'zod';
import { clipId, draftId, revisionId, takeId, type ClipId } from '../../../shared/contract/ids.ts';
import type { FetchedFile } from '../downloads/download.ts';
import type { ClipRecord } from './clip-keeper.ts';

const time = z.iso.datetime({ offset: true });

const recipeWords = z.looseObject({
  prompt: z.string(),
  negativePrompt: z.string().default(''),
  aspectRatio: z.string(),
  durationS: z.number(),
});

/**
 * What lies beside each clip, and alone suffices to know everything of it again. Objects are loose: what a newer version, another program
 * or the user's own hand has added is kept when the sidecar is written again. A field that arrived after version 1 has a default.
 */
export const sidecarSchema = z.looseObject({
  format: z.literal('dailies-clip'),
  version: z.int().min(1),
  id: clipId,
  title: z.string(),
  createdAt: time,
  keptAt: time,
  file: z.looseObject({
    name: z.string().min(1),
    sizeBytes: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  media: z.looseObject({
    width: z.int().min(1),
    height: z.int().min(1),
    durationMs: z.int().min(0),
    fps: z.number().nullable().default(null),
    codec: z.string().nullable().default(null),
  }),
  /** Null for a clip that was not made here. */
  take: z
    .looseObject({
      id: takeId,
      draftId,
      revisionId,
      revisionNumber: z.int(),
      model: z.string(),
      service: z.enum(['practice', 'live']),
      remoteId: z.string(),
      /** Of a prediction with several outputs. */
      outputIndex: z.int().min(0).default(0),
      generationMs: z.int().min(0).nullable().default(null),
      costMicros: z.int().nullable().default(null),
      flagged: z.boolean().default(false),
      recipe: recipeWords,
    })
    .nullable()
    .default(null),
  /** Of a clip that was brought in from outside. */
  origin: z
    .looseObject({
      kind: z.literal('import'),
      /** Its name there. */
      fileName: z.string(),
      model: z.string().nullable().default(null),
      recipe: recipeWords.nullable().default(null),
      /** What another program had written beside it, as it was. */
      foreign: z.unknown().optional(),
    })
    .optional(),
  /** 0: not rated. */
  rating: z.int().min(0).max(5).default(0),
  flag: z.enum(['keep', 'reject']).nullable().default(null),
  label: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]),
  collections: z.array(z.string()).default([]),
  /** Where the clip stands in the collections that were put in order by hand: the least number comes first. */
  collectionOrder: z.record(z.string(), z.number()).default({}),
  notes: z.string().default(''),
  /** Edits from outside that met an act of ours on the same field: both values are here. */
  clashes: z.array(z.unknown()).optional(),
});
export type Sidecar = z.output<typeof sidecarSchema>;

/** Null when the text is not a sidecar of ours, whatever else it may be; such a file is never written to. */
export function parseSidecar(text: string): Sidecar | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = sidecarSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

const otherFormat = z.union([
  z.object({ format: z.literal('dailies-clip').optional() }).transform((value) => value.format === undefined),
  z.unknown().transform(() => true),
]);

/** Whole, and not ours. What is cut off, or ours and wrong in a field, may become readable again. */
export function isForeign(text: string): boolean {
  try {
    return otherFormat.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Indented, as people will open it. */
export function sidecarText(sidecar: Sidecar): string {
  return `${JSON.stringify(sidecar, null, 2)}\n`;
}

export function sidecarOf(
  id: ClipId,
  fileName: string,
  file: FetchedFile,
  record: ClipRecord,
  keptAtMs: number,
): Sidecar {
  return sidecarSchema.parse({
    format: 'dailies-clip',
    version: 1,
    id,
    title: record.title,
    createdAt: new Date(record.createdAtMs).toISOString(),
    keptAt: new Date(keptAtMs).toISOString(),
    file: { name: fileName, sizeBytes: file.sizeBytes, sha256: file.sha256 },
    media: { ...file.facts },
    take: {
      id: record.takeId,
      draftId: record.draftId,
      revisionId: record.revisionId,
      revisionNumber: record.revisionNumber,
      model: record.model,
      service: record.service,
      remoteId: record.remoteId,
      outputIndex: record.outputIndex,
      generationMs: record.generationMs,
      costMicros: record.costMicros,
      flagged: record.flagged,
      recipe: record.recipe,
    },
  } satisfies z.input<typeof sidecarSchema>);
}
