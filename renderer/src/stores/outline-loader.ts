import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { AppError } from '../../../shared/errors.ts';
import { unpackIds, unpackRatios } from '../../../shared/library-outline.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

/** In which order the clips lie, and under which headings. */
export type Arrangement = Pick<Parsed<'library.outline'>, 'sort' | 'group'>;

/** A run of clips under one heading, in the order of the outline. */
export type ClipGroup = { readonly key: string; readonly label: string; readonly count: number };

/** What was answered, by columns. */
export type Outline = {
  readonly answeredQuery: string;
  /** Differs when what was asked does, and not when the same was answered anew. */
  readonly answerKey: string;
  /** False while only the first clips of a new answer are here; the rest follows by itself. */
  readonly isWhole: boolean;
  readonly revision: number;
  readonly ids: readonly ClipId[];
  /** Width ÷ height × 1000. */
  readonly ratios: ArrayLike<number>;
  /** None when the clips are not grouped. */
  readonly groups: readonly ClipGroup[];
  /** How many clips the query finds, also those that are not here yet. */
  readonly found: number;
  /** Clips in the library, whatever the query. */
  readonly total: number;
};

type Wished = Arrangement & { readonly query: string };

type LoaderPorts = {
  readonly bridge: Bridge;
  /** How long after the first clips of an answer the rest is asked for, unless something else is searched by then. */
  readonly restDelayMs: number;
  wished(): Wished;
  onAnswer(outline: Outline): void;
  onProblem(error: AppError): void;
};

export type OutlineLoader = {
  /** Asks for what is wished now, once what is under way is answered. Resolves when nothing is left to ask. */
  load(): Promise<void>;
  /** Resolves when every clip of what is wished now is here, or could not be had. */
  whole(): Promise<void>;
};

/** More than fit on the largest screen at the smallest size: what a new search shows before the rest of it has come. */
const firstClips = 600;

/**
 * Asks for outlines, one at a time: what is wished meanwhile waits, and only the newest of it is asked for. An answer to older words is
 * dropped. A new question is answered by its first clips, and by the rest once no other has come.
 */
export function createOutlineLoader(ports: LoaderPorts): OutlineLoader {
  const { bridge, restDelayMs, wished, onAnswer, onProblem } = ports;
  let shown = { key: '', isWhole: true };
  let asking: Promise<void> | null = null;
  let isOwed = false;
  let wantsWhole = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  async function askOnce(): Promise<void> {
    const wish = wished();
    const key = keyOf(wish);
    const isFirst = key !== shown.key && !wantsWhole;
    const request = isFirst ? { ...wish, limit: firstClips } : wish;
    try {
      const outline = outlineOf(wish.query, key, await ask(bridge, 'library.outline', request));
      if (key !== keyOf(wished())) return;
      const isWhole = !isFirst || outline.ids.length === outline.found;
      shown = { key, isWhole };
      onAnswer({ ...outline, isWhole });
      if (!isWhole) resting = setTimeout(() => void load(), restDelayMs);
    } catch (error) {
      if (key === keyOf(wished())) onProblem(asAppError(error));
    }
  }

  async function askUntilCurrent(): Promise<void> {
    do {
      isOwed = false;
      clearTimeout(resting);
      await askOnce();
    } while (isOwed);
    asking = null;
    wantsWhole = false;
  }

  function load(): Promise<void> {
    isOwed = asking !== null;
    asking ??= askUntilCurrent();
    return asking;
  }

  return {
    load,
    whole: async () => {
      if (asking === null && shown.isWhole && shown.key === keyOf(wished())) return;
      wantsWhole = true;
      await load();
    },
  };
}

function keyOf({ query, sort, group }: Wished): string {
  return JSON.stringify([query, sort, group]);
}

function outlineOf(
  answeredQuery: string,
  answerKey: string,
  { ids: packed, ratios, ...answer }: Output<'library.outline'>,
): Omit<Outline, 'isWhole'> {
  return { ...answer, answeredQuery, answerKey, ids: unpackIds(packed), ratios: unpackRatios(ratios) };
}
