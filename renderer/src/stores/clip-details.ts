import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import { ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

/** The contract's limit per request. */
const pageSize = 200;

export type ClipDetails = {
  /** Fetches what is not known of these clips yet. A party's latest call also says what must not be forgotten. */
  want(ids: readonly ClipId[], party: string): void;
  /** What is known may be out of date: it is shown until the answer to the next `want` replaces it. */
  invalidate(ids: readonly ClipId[] | 'all'): void;
};

type DetailsOptions = {
  /** Most clips kept; the longest unwanted go first. */
  readonly bound: number;
  readonly onChange: (details: ReadonlyMap<ClipId, Clip>) => void;
  readonly onProblem: (error: unknown) => void;
};

/** A bounded cache of clip details, filled in pages for what is on the screen. */
export function createClipDetails(
  bridge: Bridge,
  { bound, onChange, onProblem }: DetailsOptions,
): ClipDetails {
  /** In order of last want, so that forgetting is from the front. */
  const known = new Map<ClipId, Clip>();
  const stale = new Set<ClipId>();
  const asked = new Set<ClipId>();
  const wanted = new Map<string, readonly ClipId[]>();

  function allWanted(): Set<ClipId> {
    return new Set([...wanted.values()].flat());
  }

  function forgetOldest(): void {
    const needed = allWanted();
    for (const id of known.keys()) {
      if (known.size <= bound) return;
      if (needed.has(id)) continue;
      known.delete(id);
      stale.delete(id);
    }
  }

  async function fetchPage(ids: readonly ClipId[]): Promise<void> {
    for (const id of ids) {
      asked.add(id);
      // Before the request: a change that arrives during it makes the clip stale again.
      stale.delete(id);
    }
    try {
      const { clips } = await ask(bridge, 'library.clips', { ids: [...ids] });
      for (const clip of clips) {
        known.delete(clip.id);
        known.set(clip.id, clip);
      }
      forgetOldest();
      onChange(new Map(known));
    } catch (error) {
      for (const id of ids) stale.add(id);
      onProblem(error);
    } finally {
      for (const id of ids) asked.delete(id);
    }
  }

  async function fetchMissing(): Promise<void> {
    const missing = [...allWanted()].filter((id) => !asked.has(id) && (!known.has(id) || stale.has(id)));
    const pages: Promise<void>[] = [];
    for (let at = 0; at < missing.length; at += pageSize)
      pages.push(fetchPage(missing.slice(at, at + pageSize)));
    await Promise.all(pages);
  }

  return {
    want(ids, party) {
      wanted.set(party, ids);
      for (const id of ids) {
        const clip = known.get(id);
        if (clip === undefined) continue;
        known.delete(id);
        known.set(id, clip);
      }
      void fetchMissing();
    },
    invalidate(ids) {
      for (const id of ids === 'all' ? known.keys() : ids) stale.add(id);
      void fetchMissing();
    },
  };
}
