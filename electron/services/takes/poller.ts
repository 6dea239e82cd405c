import type { TakeId } from '../../../shared/contract/ids.ts';
import type { FailureCode } from '../../../shared/take-state.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Service, Services } from '../service.ts';
import type { Prediction, PredictionFailure, ResultOutcome } from '../wavespeed/client.ts';
import type { Board } from './board.ts';
import type { Observation } from './completion-belief.ts';
import type { Estimates } from './estimates.ts';
import { readHold, type Healths } from './health.ts';
import { drop } from './loop.ts';
import type { TakePatch, TakeRecord } from './record.ts';

/** One budget for all takes of one service: this many questions out at once, and this far apart. */
const questionsAtOnce = 6;
const questionGapMs = { live: 100, practice: 20 } as const;
const longestBackoffMs = 2 * 60_000;
/** A service may answer "unknown" for a moment after it took a task. */
const youngMs = { live: 2 * 60_000, practice: 2000 } as const;
const confirmMs = { live: 15_000, practice: 1000 } as const;
/** An answer to a POST takes seconds; a take that is older was found, not just sent. */
const freshMs = 30_000;
/** A completion noticed in a wider gap than this says too little of when it was. */
const widestGapMs = 3 * 60_000;
const jitterShare = 0.04;

/** What the poller remembers of one take; times are monotonic. */
type Watch = {
  readonly begunAt: number;
  dueAt: number;
  failures: number;
  missingSince: number | null;
  /** Longest time it was seen still running. Null when this process has not seen it yet. */
  runningAtMs: number | null;
};

/** Asks the services about all running takes, in one loop, by each one's plan. */
export function createPoller(
  ports: {
    readonly clock: Clock;
    readonly random: Random;
    readonly log: Log;
    readonly board: Board;
    readonly healths: Healths;
    readonly services: Services;
    readonly estimates: Estimates;
  },
  wakeLoop: () => void,
) {
  const { clock, random, log, board, healths, services, estimates } = ports;
  const watches = new Map<TakeId, Watch>();
  const asking = new Set<TakeId>();
  let slotAt = 0;

  function elapsedOf(take: TakeRecord): number {
    const begunMs = take.submittedMs ?? take.acceptedMs ?? clock.now();
    return Math.max(0, clock.now() - begunMs);
  }

  function watchOf(take: TakeRecord): Watch {
    const known = watches.get(take.id);
    if (known !== undefined) return known;
    const now = clock.monotonic();
    const watch: Watch = {
      // From here on by the monotonic clock: the wall clock may be set.
      begunAt: now - elapsedOf(take),
      dueAt: now,
      failures: 0,
      missingSince: null,
      runningAtMs: null,
    };
    watches.set(take.id, watch);
    return watch;
  }

  function nextLook(take: TakeRecord, elapsedMs: number): number {
    const delayMs = estimates.plan(take).delayAfter(elapsedMs);
    return clock.monotonic() + jittered(delayMs, estimates.floorMs(take), random);
  }

  async function ask(service: Service, take: TakeRecord, remoteId: string): Promise<void> {
    const outcome = await service.client.result(remoteId);
    healths.readAnswered(service.id, outcome);
    const now = board.find(take.id);
    if (now === null || now.state !== 'running' || now.remoteId !== remoteId) return;
    learn(now, watchOf(now), outcome);
  }

  function learn(take: TakeRecord, watch: Watch, outcome: ResultOutcome): void {
    if (outcome.kind === 'prediction') {
      watch.failures = 0;
      watch.missingSince = null;
      predictionSeen(take, watch, outcome.prediction);
      return;
    }
    if (outcome.kind === 'unknown-id') {
      missing(take, watch);
      return;
    }
    failed(take, watch);
  }

  function failed(take: TakeRecord, watch: Watch): void {
    const grown = estimates.floorMs(take) * 2 ** Math.min(watch.failures, 10);
    watch.failures += 1;
    watch.dueAt =
      clock.monotonic() + Math.min(longestBackoffMs, grown) * (1 + jitterShare * random.uniform());
  }

  function predictionSeen(take: TakeRecord, watch: Watch, prediction: Prediction): void {
    const elapsedMs = clock.monotonic() - watch.begunAt;
    if (prediction.state === 'running') {
      watch.runningAtMs = elapsedMs;
      watch.dueAt = nextLook(take, elapsedMs);
      return;
    }
    const seen = observed(watch.runningAtMs, elapsedMs);
    const facts: TakePatch = {
      completedMs: clock.now(),
      flagged: prediction.flagged,
      inferenceMs: prediction.inferenceMs === null ? null : Math.round(prediction.inferenceMs),
      remoteCreatedMs: prediction.createdAtMs ?? take.remoteCreatedMs,
      tookMs: seen?.tookMs ?? null,
      tookGapMs: seen?.gapMs ?? null,
    };
    watches.delete(take.id);
    const ended = endedAs(take, prediction, facts);
    if (ended !== null && seen !== null) estimates.learn(ended);
  }

  function endedAs(take: TakeRecord, prediction: Prediction, facts: TakePatch): TakeRecord | null {
    const { outputs, status } = prediction;
    if (prediction.state === 'failed' || outputs.length === 0) {
      const kind = prediction.failure?.kind ?? 'no-output';
      const failure = { failureCode: failureOf[kind], failureDetail: prediction.failure?.message ?? null };
      return board.happened(take.id, 'remote-failed', { ...facts, ...failure }, status);
    }
    const detail = outputs.length > 1 ? `${outputs.length} outputs` : null;
    return board.happened(take.id, 'completed', { ...facts, outputs }, detail);
  }

  function missing(take: TakeRecord, watch: Watch): void {
    const kind = take.service === 'practice' ? 'practice' : 'live';
    const now = clock.monotonic();
    const isConfirmed = watch.missingSince !== null && now - watch.missingSince >= confirmMs[kind];
    if (isConfirmed) {
      board.happened(take.id, 'remote-gone', {}, 'unknown to the service, twice');
      watches.delete(take.id);
      return;
    }
    watch.missingSince ??= now;
    const youngFor = youngMs[kind] - (now - watch.begunAt);
    watch.dueAt = now + Math.max(confirmMs[kind], youngFor);
  }

  function start(service: Service, take: TakeRecord, remoteId: string): void {
    asking.add(take.id);
    slotAt = Math.max(slotAt, clock.monotonic()) + questionGapMs[service.kind];
    const work = ask(service, take, remoteId)
      .catch((error: unknown) => {
        log.error('takes.poll-fault', error, { take: take.id });
        failed(take, watchOf(take));
      })
      .finally(() => {
        asking.delete(take.id);
        wakeLoop();
      });
    drop(work, log, 'poll');
  }

  return {
    /** A take begins to run: its first look is by plan. One that ran before it was known is looked at now. */
    begin(take: TakeRecord): void {
      watches.delete(take.id);
      const watch = watchOf(take);
      if (elapsedOf(take) > freshMs) return;
      watch.runningAtMs = 0;
      watch.dueAt = nextLook(take, 0);
    },
    askNow(id?: TakeId): void {
      const now = clock.monotonic();
      for (const [takeId, watch] of watches) if (id === undefined || takeId === id) watch.dueAt = now;
    },
    holdOf(take: TakeRecord) {
      if (services.byId(take.service) === null) return 'other-service';
      return readHold(healths.of(take.service));
    },

    /** One step of the loop: starts as many questions as are due and allowed. */
    step(): Promise<number | null> {
      const now = clock.monotonic();
      let nextAt = Number.POSITIVE_INFINITY;
      const due: { readonly take: TakeRecord; readonly service: Service; readonly dueAt: number }[] = [];
      for (const take of board.inState('running')) {
        const service = services.byId(take.service);
        if (service === null || asking.has(take.id)) continue;
        const dueAt = Math.max(watchOf(take).dueAt, healths.of(service.id).readAt);
        if (dueAt > now) nextAt = Math.min(nextAt, dueAt);
        else due.push({ take, service, dueAt: watchOf(take).dueAt });
      }
      for (const { take, service } of due.toSorted((a, b) => a.dueAt - b.dueAt)) {
        const atOnce = healths.readsAreDown(service.id) ? 1 : questionsAtOnce;
        if (take.remoteId === null || asking.size >= atOnce) continue;
        if (slotAt > now) {
          nextAt = Math.min(nextAt, slotAt);
          break;
        }
        start(service, take, take.remoteId);
      }
      return Promise.resolve(Number.isFinite(nextAt) ? Math.max(1, nextAt - now) : null);
    },
  };
}

/** Takes that were sent together part ways: a little later, measured by the least distance of two looks. */
export function jittered(delayMs: number, floorMs: number, random: Pick<Random, 'uniform'>): number {
  return delayMs + jitterShare * floorMs * random.uniform();
}

/** When a take that was seen running at one look and complete at the next was done; null when they say too little of it. */
export function observed(runningAtMs: number | null, completeAtMs: number): Observation | null {
  if (runningAtMs === null) return null;
  const gapMs = completeAtMs - runningAtMs;
  if (gapMs > Math.max(widestGapMs, completeAtMs / 4)) return null;
  return { tookMs: Math.round(runningAtMs + gapMs / 2), gapMs: Math.round(gapMs) };
}

const failureOf: Readonly<Record<PredictionFailure, FailureCode>> = {
  moderation: 'moderation',
  'bad-request': 'bad-request',
  failed: 'failed-remotely',
  'no-output': 'no-output',
  timeout: 'timed-out-remotely',
  deleted: 'deleted-remotely',
  cancelled: 'failed-remotely',
};
