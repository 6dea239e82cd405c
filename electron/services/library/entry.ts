import type { Clip } from '../../../shared/contract/library.ts';
import { clipId, type ClipId, type TakeId } from '../../../shared/contract/ids.ts';
import { recipe } from '../../../shared/contract/recipe.ts';
import type { MediaFacts } from '../downloads/download.ts';
import { recipeOf, titleOfWords, type ClipWords as ForeignWords } from '../import/clip-words.ts';
import { curationOf, shownCuration, uncurated, type Curation } from './curation.ts';
import { stemOf } from './paths.ts';
import type { Sidecar } from './sidecar.ts';

/** The part of a clip that moving, trashing or drawing a poster does not change. */
export type ClipFacts = Omit<
  Clip,
  'fileName' | 'sizeBytes' | 'poster' | 'strip' | 'missing' | keyof ReturnType<typeof shownCuration>
>;

/** In place of a sidecar's time: the next look reads it again, however it looks. No file has a time before 1970. */
export const doubtedMs = -1;

/** Where a clip lies and how its files looked when they were last read. */
export type Located = {
  /** Relative, with '/'. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly fileMs: number;
  readonly sidecarMs: number | null;
};

export type ClipWords = { readonly prompt: string; readonly negative: string };

export type Entry = Located & {
  readonly id: ClipId;
  readonly takeId: TakeId | null;
  /** Which of its take's outputs. */
  readonly outputIndex: number;
  readonly facts: ClipFacts;
  /** Kept apart from the recipe, as one that this version does not know is searched all the same. */
  readonly words: ClipWords;
  readonly poster: Clip['poster'];
  readonly strip: Clip['strip'];
  readonly curation: Curation;
  readonly missing: boolean;
  readonly trashed: boolean;
};

type Mutable = Pick<Entry, 'poster' | 'strip' | 'missing' | 'trashed'>;

export function entryFromSidecar(sidecar: Sidecar, located: Located, more: Mutable): Entry {
  const { take, origin } = sidecar;
  const told = take?.recipe ?? origin?.recipe ?? null;
  // A recipe of a model this version does not know is searchable, but cannot be written from.
  const known = recipe.safeParse(told);
  const facts: ClipFacts = {
    id: sidecar.id,
    takeId: take?.id ?? null,
    draftId: take?.draftId ?? null,
    revisionId: take?.revisionId ?? null,
    revisionNumber: take?.revisionNumber ?? null,
    title: sidecar.title,
    recipe: known.success ? known.data : null,
    model: take?.model ?? origin?.model ?? null,
    service: take?.service ?? null,
    width: sidecar.media.width,
    height: sidecar.media.height,
    durationMs: sidecar.media.durationMs,
    fps: sidecar.media.fps,
    codec: sidecar.media.codec,
    sha256: sidecar.file.sha256,
    createdAtMs: unixMs(sidecar.createdAt),
    keptAtMs: unixMs(sidecar.keptAt),
    generationMs: take?.generationMs ?? null,
    costMicros: take?.costMicros ?? null,
    flagged: take?.flagged ?? false,
  };
  return {
    ...located,
    ...more,
    id: sidecar.id,
    takeId: facts.takeId,
    outputIndex: take?.outputIndex ?? 0,
    facts,
    curation: curationOf(sidecar),
    words: { prompt: told?.prompt ?? '', negative: told?.negativePrompt ?? '' },
  };
}

/** A clip of which only the file itself tells. Its id follows from its bytes, so that a rebuilt index gives it the same one. */
export function entryFromFile(
  file: Located & { readonly sha256: string; readonly media: MediaFacts },
  id: ClipId,
  more: Mutable,
): Entry {
  const { sha256, media, ...located } = file;
  const facts: ClipFacts = {
    id,
    takeId: null,
    draftId: null,
    revisionId: null,
    revisionNumber: null,
    title: fileNameOf(stemOf(located.path)),
    recipe: null,
    model: null,
    service: null,
    ...media,
    sha256,
    createdAtMs: located.fileMs,
    keptAtMs: located.fileMs,
    generationMs: null,
    costMicros: null,
    flagged: false,
  };
  return {
    ...located,
    ...more,
    id,
    takeId: null,
    outputIndex: 0,
    facts,
    curation: uncurated(facts.title),
    words: { prompt: '', negative: '' },
  };
}

/** A clip known by its file, with what another program tells of it. */
export function entryWithWords(entry: Entry, words: ForeignWords): Entry {
  const { facts, curation } = entry;
  const told = recipeOf(words, facts);
  const known = recipe.safeParse(told);
  const title = titleOfWords(words, facts.title);
  return {
    ...entry,
    facts: {
      ...facts,
      title,
      recipe: known.success ? known.data : null,
      model: words.model,
      createdAtMs: words.createdAtMs ?? facts.createdAtMs,
    },
    curation: {
      ...curation,
      title,
      rating: words.rating ?? 0,
      tags: words.tags ?? [],
      notes: words.notes ?? '',
    },
    words: { prompt: told?.prompt ?? '', negative: told?.negativePrompt ?? '' },
  };
}

/** The same clip in another place. */
export function entryMoved(entry: Entry, located: Located): Entry {
  return { ...entry, ...located, missing: false };
}

/** The same clip with what the user says of it now. */
export function entryCurated(entry: Entry, curation: Curation): Entry {
  if (curation.title === entry.facts.title) return { ...entry, curation };
  return { ...entry, facts: { ...entry.facts, title: curation.title }, curation };
}

export function toClip(entry: Entry): Clip {
  return {
    ...entry.facts,
    fileName: fileNameOf(entry.path),
    sizeBytes: entry.sizeBytes,
    poster: entry.poster,
    strip: entry.strip,
    ...shownCuration(entry.curation),
    missing: entry.missing,
  };
}

/** An id in our alphabet from a SHA-256: 80 bits, the same each time. */
export function idFromHash(sha256: string): ClipId {
  return clipId.parse(sha256.slice(0, 20));
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function unixMs(iso: string): number {
  return Math.max(0, Date.parse(iso));
}
