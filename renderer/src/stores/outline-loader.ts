import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
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
  /** Resolves when every clip of what is wished now is here. Rejects with AppError when they could not be had. */
  whole(): Promise<void>;
};

/** More than fit on the largest screen at the smallest size: what a new search shows before the rest of it has come. */
const firstClips = 600;

/**
 * Asks for outlines: what is wished meanwhile waits, and only the newest of it is asked for. An answer to older words is dropped. A new
 * question is answered by its first clips, and by the rest once no other has come. Questions and rests do not wait for each other: a
 * letter that is typed while a hundred thousand clips are on their way is answered as soon as any other.
 */
export function createOutlineLoader(ports: LoaderPorts): OutlineLoader {
  const { bridge, restDelayMs, wished, onAnswer, onProblem } = ports;
  let shown = { key: '', isWhole: true, revision: -1 };
  let problem: AppError | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const first = createLane(() => askOnce(firstClips));
  const all = createLane(() => askOnce(null));

  /** Answers whether to ask once more. */
  async function askOnce(limit: number | null): Promise<boolean> {
    const wish = wished();
    const key = keyOf(wish);
    // Meanwhile all of it came.
    if (limit !== null && key === shown.key) return false;
    try {
      const answer = await ask(bridge, 'library.outline', limit === null ? wish : { ...wish, limit });
      if (key !== keyOf(wished())) return false;
      if (key === shown.key) {
        if (limit !== null) return false;
        // Older than what was asked for after it.
        if (answer.revision < shown.revision) return true;
      }
      const outline = outlineOf(wish.query, key, answer);
      const isWhole = limit === null || outline.ids.length === outline.found;
      shown = { key, isWhole, revision: outline.revision };
      problem = null;
      onAnswer({ ...outline, isWhole });
      if (!isWhole) resting = setTimeout(() => void all.ask(), restDelayMs);
    } catch (error) {
      if (key !== keyOf(wished())) return false;
      problem = asAppError(error);
      onProblem(problem);
    }
    return false;
  }

  const isAllHere = (): boolean => shown.isWhole && shown.key === keyOf(wished());

  return {
    load: () => {
      clearTimeout(resting);
      return keyOf(wished()) === shown.key ? all.ask() : first.ask();
    },
    whole: async () => {
      if (all.isIdle() && isAllHere()) return;
      clearTimeout(resting);
      await all.ask();
      if (!isAllHere()) throw problem ?? new AppError('cancelled', 'Something else is wished by now');
    },
  };
}

/** One question at a time; whatever is asked meanwhile is asked once more. Resolves when nothing is left to ask. */
function createLane(askOnce: () => Promise<boolean>): { ask(): Promise<void>; isIdle(): boolean } {
  let asking: Promise<void> | null = null;
  let isOwed = false;

  async function askUntilCurrent(): Promise<void> {
    do {
      isOwed = false;
      isOwed = (await askOnce()) || isOwed;
    } while (isOwed);
    asking = null;
  }
  return {
    ask: () => {
      isOwed = asking !== null;
      asking ??= askUntilCurrent();
      return asking;
    },
    isIdle: () => asking === null,
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
