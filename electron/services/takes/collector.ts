import type { TakeId } from '../../../shared/contract/ids.ts';
import type { Downloads, FetchProgress } from '../downloads/download.ts';
import type { ClipKeeper, KeepProblem } from '../library/clip-keeper.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Services } from '../service.ts';
import type { Board } from './board.ts';
import { newFetching, retryLater, type Fetching } from './fetching.ts';
import type { Healths } from './health.ts';
import { drop } from './loop.ts';
import { createOutputFetcher } from './output-fetcher.ts';
import { remoteExpiresMs, serviceKind, type TakeRecord } from './record.ts';
import { judgePace, keepsBytes, paceWindowMs, shouldGiveWay, type Transfer } from './transfer.ts';

const downloadsAtOnce = 3;
/** Beside them, for slow ones that would lose what has come if they gave way. */
const sidePlaces = 3;
/** A disk may come back without anybody saying so. */
const libraryRetryMs = 60_000;

type LibraryProblem = KeepProblem['kind'];

export type CollectorPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly board: Board;
  readonly healths: Healths;
  readonly services: Services;
  readonly downloads: Downloads;
  readonly keeper: ClipKeeper;
  readonly signal: AbortSignal;
};
/** How far the bytes of one take have come. */
type DownloadStanding = {
  readonly progress: FetchProgress;
  readonly attempt: number;
  readonly pace: 'usual' | 'slow' | 'waiting';
  readonly retryInMs: number | null;
};
export type CollectorListeners = {
  wakeLoop(): void;
  onProgress(id: TakeId): void;
  onLibraryProblem(): void;
};

/** Brings what completed into the library: several at once, each until it is there or surely cannot be. */
export function createCollector(ports: CollectorPorts, listeners: CollectorListeners) {
  const { clock, log, board } = ports;
  const fetchings = new Map<TakeId, Fetching>();
  const busy = new Set<TakeId>();
  let library: { readonly problem: LibraryProblem; readonly retryAt: number } | null = null;

  function fetchingOf(id: TakeId): Fetching {
    const known = fetchings.get(id);
    if (known !== undefined) return known;
    const fresh = newFetching(clock.monotonic());
    fetchings.set(id, fresh);
    return fresh;
  }

  function libraryFailed(problem: LibraryProblem): void {
    library = { problem, retryAt: clock.monotonic() + libraryRetryMs };
    listeners.onLibraryProblem();
  }

  function libraryWorks(): void {
    if (library === null) return;
    library = null;
    listeners.onLibraryProblem();
  }

  const fetcher = createOutputFetcher(ports, {
    onProgress: listeners.onProgress,
    libraryFailed,
    libraryWorks,
  });

  function start(id: TakeId): void {
    busy.add(id);
    const work = fetcher
      .fetch(id, fetchingOf(id))
      .catch((error: unknown) => {
        log.error('takes.collect-fault', error, { take: id });
        retryLater(ports, fetchingOf(id), null);
      })
      .finally(() => {
        busy.delete(id);
        const take = board.find(id);
        if (take?.state !== 'downloading') fetchings.delete(id);
        listeners.onProgress(id);
        listeners.wakeLoop();
      });
    drop(work, log, 'collect');
  }

  /** Who never gave way comes before who did: so each slow one has its turn. */
  function turnOf(take: TakeRecord): number {
    return fetchings.get(take.id)?.gaveWay ?? 0;
  }

  function transfers(): { id: TakeId; fetching: Fetching; transfer: Transfer }[] {
    return [...busy].flatMap((id) => {
      const fetching = fetchingOf(id);
      return fetching.transfer === null ? [] : [{ id, fetching, transfer: fetching.transfer }];
    });
  }

  /** Answers when a pace is to be judged next. */
  function judgePaces(now: number): number {
    let nextAt = Number.POSITIVE_INFINITY;
    for (const { id, transfer } of transfers()) {
      const wasSlow = transfer.isSlow;
      nextAt = Math.min(nextAt, judgePace(transfer, now));
      if (transfer.isSlow !== wasSlow) listeners.onProgress(id);
    }
    return nextAt;
  }

  function places(): number {
    // A library in trouble is tried with one take, not with all.
    if (library !== null) return 1;
    const stubborn = transfers().filter(
      ({ transfer }) => transfer.isSlow === true && !keepsBytes(transfer),
    ).length;
    return downloadsAtOnce + Math.min(sidePlaces, stubborn);
  }

  /** As many slow ones give way as others wait, those first that have had a place the longest. */
  function makeRoom(waiting: number, now: number): void {
    const giving = transfers()
      .filter(({ transfer, fetching }) => shouldGiveWay(transfer, fetching.lostTurns, now))
      .toSorted((a, b) => a.transfer.startedAt - b.transfer.startedAt)
      .slice(0, waiting);
    for (const { fetching, transfer } of giving) {
      fetching.gaveWay += 1;
      if (!keepsBytes(transfer)) fetching.lostTurns += 1;
      transfer.stop.abort();
    }
  }

  return {
    /** Found downloading at start: practice comes up on another port each time, so its old URLs are dead. */
    recover(take: TakeRecord): void {
      if (serviceKind(take.service) === 'practice') fetchingOf(take.id).wantsFreshUrl = true;
    },
    tryNow(id?: TakeId): void {
      library = null;
      for (const [takeId, fetching] of fetchings) {
        if (id !== undefined && takeId !== id) continue;
        fetching.dueAt = clock.monotonic();
        fetching.failures = 0;
      }
      listeners.onLibraryProblem();
    },
    libraryProblem: (): LibraryProblem | null => library?.problem ?? null,
    progressOf(id: TakeId): DownloadStanding | null {
      const fetching = fetchings.get(id);
      if (fetching === undefined) return null;
      const { progress, attempt, dueAt, transfer } = fetching;
      const waitMs = dueAt - clock.monotonic();
      const isBusy = busy.has(id);
      // What was slow at its last turn is so until it shows otherwise.
      const isSlow = transfer?.isSlow ?? fetching.gaveWay > 0;
      const pace = !isBusy ? 'waiting' : isSlow ? 'slow' : 'usual';
      return { progress, attempt, pace, retryInMs: isBusy || waitMs <= 0 ? null : waitMs };
    },
    /** The user asks for it again, perhaps days later: the old URLs are not worth a try. */
    refresh(id: TakeId): void {
      fetchingOf(id).wantsFreshUrl = true;
    },
    discard: fetcher.discard,

    /** One step of the loop: starts what is due, what dies first first; slow ones make room for what waits. */
    step(): Promise<number | null> {
      const now = clock.monotonic();
      if (library !== null && library.retryAt > now) return Promise.resolve(library.retryAt - now);
      let nextAt = judgePaces(now);
      const inLine = board
        .inState('downloading')
        .filter((take) => !busy.has(take.id))
        .toSorted((a, b) => turnOf(a) - turnOf(b) || (remoteExpiresMs(a) ?? 0) - (remoteExpiresMs(b) ?? 0));
      let waiting = 0;
      for (const take of inLine) {
        const { dueAt } = fetchingOf(take.id);
        if (dueAt > now) nextAt = Math.min(nextAt, dueAt);
        else if (busy.size < places()) start(take.id);
        else waiting += 1;
      }
      makeRoom(waiting, now);
      // What was just started has no pace yet.
      if (busy.size > 0) nextAt = Math.min(nextAt, now + paceWindowMs);
      return Promise.resolve(Number.isFinite(nextAt) ? nextAt - now : null);
    },
  };
}
