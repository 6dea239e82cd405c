import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { ClipId } from '../../shared/contract/ids.ts';
import type { Library } from './library/library.ts';

/** Absolute paths of existing files; `icon` is a poster, or null for the bundled picture. */
export type DragPlan = { readonly files: readonly string[]; readonly icon: string | null };

export type Drag = {
  /** Looks up what a drag of these clips would carry; answers with the number of files. The last look-up counts. */
  prepare(ids: readonly ClipId[]): Promise<number>;
  /** Synchronous, as a native drag must begin within the gesture. Null when there is nothing to drag. */
  plan(ids: readonly ClipId[]): DragPlan | null;
};

type Part = {
  readonly file: string;
  readonly poster: string | null;
  /** Null when nobody has looked yet. */
  isThere: boolean | null;
};

/** Between so many everything else has its turn. */
const portion = 200;
/** A gesture waits for a look at the disk for no more files than this; what was prepared is trusted for the rest. */
const mostLookedAt = 200;

/**
 * Plans native drags of any number of clips. What was prepared is used when it is asked for, and looked up at once when not: a file that is
 * gone by then is left out, as systems drop a whole drag for one missing file.
 */
export function createDrag(library: Pick<Library, 'clipFile' | 'posterPath'>): Drag {
  let prepared = new Map<ClipId, Part | null>();

  function lookUp(id: ClipId): Part | null {
    const file = library.clipFile(id);
    return file === null ? null : { file: file.path, poster: library.posterPath(id), isThere: null };
  }

  return {
    prepare: async (ids) => {
      const parts = new Map<ClipId, Part | null>();
      prepared = parts;
      let files = 0;
      for (let from = 0; from < ids.length && prepared === parts; from += portion) {
        if (from > 0) await setImmediate();
        const some = ids.slice(from, from + portion);
        for (const id of some) parts.set(id, lookUp(id));
        files += await lookAll(some.map((id) => parts.get(id) ?? null));
      }
      return files;
    },
    plan: (ids) => {
      const parts = ids.flatMap((id) => {
        const known = prepared.get(id);
        return (known === undefined ? lookUp(id) : known) ?? [];
      });
      const isThere = (part: Part): boolean =>
        parts.length <= mostLookedAt ? existsSync(part.file) : (part.isThere ?? true);
      const there = parts.filter(isThere);
      if (there.length === 0) return null;
      const icon = there
        .slice(0, mostLookedAt)
        .map(({ poster }) => poster)
        .find((poster) => poster !== null && existsSync(poster));
      return { files: there.map(({ file }) => file), icon: icon ?? null };
    },
  };
}

/** How many of these have their file. */
async function lookAll(parts: readonly (Part | null)[]): Promise<number> {
  await Promise.all(
    parts.map(async (part) => {
      if (part === null) return;
      part.isThere = await access(part.file).then(
        () => true,
        () => false,
      );
    }),
  );
  return parts.filter((part) => part?.isThere === true).length;
}
