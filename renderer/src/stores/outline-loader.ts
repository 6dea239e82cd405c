import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
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
  readonly revision: number;
  readonly ids: readonly ClipId[];
  /** Width ÷ height × 1000. */
  readonly ratios: ArrayLike<number>;
  /** None when the clips are not grouped. */
  readonly groups: readonly ClipGroup[];
  /** Clips in the library, whatever the query. */
  readonly total: number;
};

type Wished = Arrangement & { readonly query: string };

type LoaderPorts = {
  readonly bridge: Bridge;
  wished(): Wished;
  onAnswer(outline: Outline): void;
  onProblem(error: AppError): void;
};

/** Asks for outlines: an older query's answer is dropped, and a burst of changes asks twice, not a hundred times. */
export function createOutlineLoader({ bridge, wished, onAnswer, onProblem }: LoaderPorts) {
  let latest = 0;
  let reloading: Promise<void> | null = null;
  let changedMeanwhile = false;

  async function load(): Promise<void> {
    latest += 1;
    const turn = latest;
    const { query, sort, group } = wished();
    try {
      const { revision, ids, ratios, groups, total } = await ask(bridge, 'library.outline', {
        query,
        sort,
        group,
      });
      if (turn !== latest) return;
      onAnswer({
        answeredQuery: query,
        answerKey: JSON.stringify([query, sort, group]),
        revision,
        ids: unpackIds(ids),
        ratios: unpackRatios(ratios),
        groups,
        total,
      });
    } catch (error) {
      if (turn === latest) onProblem(asAppError(error));
    }
  }

  async function loadUntilCurrent(): Promise<void> {
    do {
      changedMeanwhile = false;
      await load();
    } while (changedMeanwhile);
    reloading = null;
  }

  return {
    load,
    /** Answers still on their way are for older words. */
    outdate() {
      latest += 1;
    },
    reload(): Promise<void> {
      changedMeanwhile = reloading !== null;
      reloading ??= loadUntilCurrent();
      return reloading;
    },
  };
}
