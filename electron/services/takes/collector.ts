import type { TakeId } from '../../../shared/contract/ids.ts';
import { assertNever } from '../../../shared/errors.ts';
import type { FailureCode } from '../../../shared/take-state.ts';
import type { Downloads, FetchOutcome, FetchProgress } from '../downloads/download.ts';
import type { ClipKeeper, KeepProblem } from '../library/clip-keeper.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Services } from '../service.ts';
import type { Board } from './board.ts';
import { clipRecordOf } from './clip-record.ts';
import type { Healths } from './health.ts';
import { drop } from './loop.ts';
import { remoteExpiresMs, serviceKind, type TakeRecord } from './record.ts';

const downloadsAtOnce = 3;
/** A server may send an error page once, or a file that it is still writing. */
const triesBeforeNoVideo = 3;
/** URLs are short-lived: after this many failures in a row the service is asked for fresh ones. */
const failuresBeforeFreshUrl = 2;
const backoffMs = { first: 2000, longest: 5 * 60_000 };
/** A disk may come back without anybody saying so. */
const libraryRetryMs = 60_000;

/** What the collector remembers of one take; times are monotonic. */
type Fetching = {
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
};
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
export type CollectorListeners = {
  wakeLoop(): void;
  onProgress(id: TakeId): void;
  onLibraryProblem(): void;
};

export type Collector = ReturnType<typeof createCollector>;

/** Brings what completed into the library: several at once, each until it is there or surely cannot be. */
export function createCollector(ports: CollectorPorts, listeners: CollectorListeners) {
  const { clock, random, log, board, healths, services, downloads, keeper, signal } = ports;
  const fetchings = new Map<TakeId, Fetching>();
  const busy = new Set<TakeId>();
  let library: { readonly problem: LibraryProblem; readonly retryAt: number } | null = null;

  function fetchingOf(id: TakeId): Fetching {
    const known = fetchings.get(id);
    if (known !== undefined) return known;
    const fresh: Fetching = {
      dueAt: clock.monotonic(),
      attempt: 0,
      failures: 0,
      noVideo: 0,
      gone: 0,
      wantsFreshUrl: false,
      fresh: 0,
      progress: { receivedBytes: 0, totalBytes: null },
    };
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

  function retryLater(fetching: Fetching, retryAfterMs: number | null): void {
    const grown = Math.min(backoffMs.first * 2 ** Math.min(fetching.failures, 10), backoffMs.longest);
    fetching.failures += 1;
    fetching.dueAt = clock.monotonic() + (retryAfterMs ?? grown * (0.8 + 0.4 * random.uniform()));
    if (fetching.failures % failuresBeforeFreshUrl === 0) fetching.wantsFreshUrl = true;
  }

  function undeliverable(take: TakeRecord, failureCode: FailureCode, detail: string): void {
    board.happened(take.id, 'undeliverable', { failureCode, failureDetail: detail }, detail);
  }

  /** URLs are only as good as the last answer: asks for fresh ones. Answers whether there are any. */
  async function freshUrl(take: TakeRecord, fetching: Fetching): Promise<boolean> {
    const service = services.byId(take.service);
    if (service === null || take.remoteId === null) {
      retryLater(fetching, null);
      fetching.wantsFreshUrl = take.outputs.length === 0;
      return take.outputs.length > 0;
    }
    const outcome = await service.client.result(take.remoteId);
    healths.readAnswered(service.id, outcome);
    if (outcome.kind === 'prediction' && outcome.prediction.outputs.length > 0) {
      fetching.wantsFreshUrl = false;
      fetching.fresh += 1;
      board.amend(take.id, { outputs: outcome.prediction.outputs });
      return true;
    }
    const isGone = outcome.kind === 'unknown-id' || outcome.kind === 'prediction';
    if (isGone) fetching.gone += 1;
    if (isGone && fetching.gone > 1) {
      board.happened(take.id, 'remote-gone', {}, 'output gone, and no fresh one');
    } else {
      retryLater(fetching, null);
      fetching.wantsFreshUrl = true;
    }
    return false;
  }

  async function collect(id: TakeId): Promise<void> {
    const fetching = fetchingOf(id);
    const clip = await keeper.clipOfTake(id);
    if (clip !== null) {
      board.happened(id, 'kept', { clipId: clip }, 'found in the library');
      return;
    }
    const folder = await keeper.partialFolder();
    if (folder.kind !== 'folder') {
      libraryFailed(folder.kind);
      return;
    }
    libraryWorks();
    let take = board.find(id);
    if (take === null || take.state !== 'downloading') return;
    if (fetching.wantsFreshUrl || take.outputs.length === 0) {
      if (!(await freshUrl(take, fetching))) return;
      take = board.find(id);
    }
    const url = take?.outputs[0];
    if (take === null || take.state !== 'downloading' || url === undefined) return;
    fetching.attempt += 1;
    listeners.onProgress(id);
    const outcome = await downloads.fetch({
      url,
      folder: folder.path,
      name: id,
      allowLoopback: services.byId(take.service)?.isLoopback ?? false,
      signal,
      onProgress(progress) {
        fetching.progress = progress;
        listeners.onProgress(id);
      },
    });
    await fetched(take, fetching, outcome);
  }

  async function fetched(take: TakeRecord, fetching: Fetching, outcome: FetchOutcome): Promise<void> {
    switch (outcome.kind) {
      case 'fetched': {
        const published = await keeper.publish(outcome.file, clipRecordOf(take));
        if (published.kind === 'kept') board.happened(take.id, 'kept', { clipId: published.clipId });
        else libraryFailed(published.kind);
        return;
      }
      case 'transient':
        retryLater(fetching, outcome.retryAfterMs);
        return;
      case 'gone':
        gone(take, fetching, outcome.reason);
        return;
      case 'not-a-video':
        fetching.noVideo += 1;
        if (fetching.noVideo >= triesBeforeNoVideo) undeliverable(take, 'not-a-video', outcome.reason);
        else retryLater(fetching, null);
        return;
      case 'forbidden-url':
        fetching.noVideo += 1;
        fetching.wantsFreshUrl = true;
        if (fetching.noVideo >= triesBeforeNoVideo) undeliverable(take, 'gave-up', outcome.reason);
        else retryLater(fetching, null);
        return;
      case 'too-large':
        undeliverable(take, 'too-large', 'larger than a clip can be');
        return;
      case 'disk-full':
      case 'library-offline':
      case 'library-read-only':
        libraryFailed(outcome.kind);
        return;
      default:
        assertNever(outcome);
    }
  }

  /** A dead URL says nothing of the clip while the remote copy should live: fresh ones are asked for until then. */
  function gone(take: TakeRecord, fetching: Fetching, reason: string): void {
    const expiresMs = remoteExpiresMs(take);
    // Also a fresh one is dead, and seven days are over; by a clock alone, which may be set, nothing ends.
    if (expiresMs !== null && clock.now() > expiresMs && fetching.fresh > 0) {
      board.happened(take.id, 'remote-gone', {}, reason);
      return;
    }
    const isFirst = !fetching.wantsFreshUrl && fetching.failures === 0;
    retryLater(fetching, isFirst ? 0 : null);
    fetching.wantsFreshUrl = true;
  }

  function start(id: TakeId): void {
    busy.add(id);
    const work = collect(id)
      .catch((error: unknown) => {
        log.error('takes.collect-fault', error, { take: id });
        retryLater(fetchingOf(id), null);
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
    progressOf(id: TakeId): { progress: FetchProgress; attempt: number; retryInMs: number | null } | null {
      const fetching = fetchings.get(id);
      if (fetching === undefined) return null;
      const { progress, attempt, dueAt } = fetching;
      const waitMs = dueAt - clock.monotonic();
      return { progress, attempt, retryInMs: busy.has(id) || waitMs <= 0 ? null : waitMs };
    },
    async discard(id: TakeId): Promise<void> {
      const folder = await keeper.partialFolder();
      if (folder.kind === 'folder') await downloads.discard(folder.path, id);
    },

    /** One step of the loop: starts what is due, what dies first first. */
    step(): Promise<number | null> {
      const now = clock.monotonic();
      if (library !== null && library.retryAt > now) return Promise.resolve(library.retryAt - now);
      let nextAt = Number.POSITIVE_INFINITY;
      const waiting = board
        .inState('downloading')
        .filter((take) => !busy.has(take.id))
        .toSorted((a, b) => (remoteExpiresMs(a) ?? 0) - (remoteExpiresMs(b) ?? 0));
      // A library in trouble is tried with one take, not with all.
      const atOnce = library === null ? downloadsAtOnce : 1;
      for (const take of waiting) {
        const { dueAt } = fetchingOf(take.id);
        if (dueAt > now) nextAt = Math.min(nextAt, dueAt);
        else if (busy.size < atOnce) start(take.id);
      }
      return Promise.resolve(Number.isFinite(nextAt) ? nextAt - now : null);
    },
  };
}
