import type { TakeId } from '../../../shared/contract/ids.ts';
import type { FetchProgress } from '../downloads/download.ts';
import type { Clock, Random } from '../ports.ts';
import type { Transfer } from './transfer.ts';

const backoffMs = { first: 2000, longest: 5 * 60_000 };
/** URLs are short-lived: after this many failures in a row the service is asked for fresh ones. */
const failuresBeforeFreshUrl = 2;

/** Nothing that a stop could lose. */
const nothingYet: FetchProgress = { receivedBytes: 0, totalBytes: null, keepsBytes: true };

/** What is remembered of one take while it is fetched; times are monotonic. */
export type Fetching = {
  dueAt: number;
  /** Tries that began, for the user's eyes. */
  attempt: number;
  failures: number;
  noVideo: number;
  gone: number;
  wantsFreshUrl: boolean;
  /** Times the service gave fresh URLs. */
  fresh: number;
  progress: FetchProgress;
  /** While bytes are asked for. */
  transfer: Transfer | null;
  /** Times it gave up its place for being slow. */
  gaveWay: number;
  /** Those of them that cost what had arrived. */
  lostTurns: number;
  /** It gave up its place, and has not got another one yet. */
  isGoingOn: boolean;
  /** Outputs whose clips are there, and those that cannot be had. */
  readonly settled: Set<number>;
};

export function newFetching(now: number): Fetching {
  return {
    dueAt: now,
    attempt: 0,
    failures: 0,
    noVideo: 0,
    gone: 0,
    wantsFreshUrl: false,
    fresh: 0,
    progress: nothingYet,
    transfer: null,
    gaveWay: 0,
    lostTurns: 0,
    isGoingOn: false,
    settled: new Set(),
  };
}

export function retryLater(
  ports: { readonly clock: Clock; readonly random: Random },
  fetching: Fetching,
  retryAfterMs: number | null,
): void {
  const { clock, random } = ports;
  const grown = Math.min(backoffMs.first * 2 ** Math.min(fetching.failures, 10), backoffMs.longest);
  fetching.failures += 1;
  fetching.dueAt = clock.monotonic() + (retryAfterMs ?? grown * (0.8 + 0.4 * random.uniform()));
  if (fetching.failures % failuresBeforeFreshUrl === 0) fetching.wantsFreshUrl = true;
}

/** What the files of an output under way are named after. */
export function outputName(id: TakeId, index: number): string {
  return index === 0 ? id : `${id}-${index}`;
}

/** One output is done with: the next one has its own tries. */
export function settleOutput(fetching: Fetching, index: number): void {
  fetching.settled.add(index);
  fetching.failures = 0;
  fetching.noVideo = 0;
  fetching.progress = nothingYet;
  fetching.lostTurns = 0;
  fetching.isGoingOn = false;
}
