import type { TakeId } from '../../../shared/contract/ids.ts';
import type { FailureCode } from '../../../shared/take-state.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Service, Services } from '../service.ts';
import type { Prediction, PredictionFailure, ResultOutcome } from '../wavespeed/client.ts';
import type { Board } from './board.ts';
import type { Estimates } from './estimates.ts';
import { readHold, type Healths } from './health.ts';
import { createDueQueue, type DueQueue } from './due-queue.ts';
import { jittered, observed } from './look-times.ts';
import { drop } from './loop.ts';
import type { TakePatch, TakeRecord } from './record.ts';

/**
 * One budget for all takes: so many questions out at once and per second, and more as more takes run. For thousands that is about
 * what their plans want (`npm run bench -- polling`), a tenth of what the official clients ask.
 */
const questionsAtOnce = { first: 6, perTake: 1 / 50, most: 32 };
const questionsPerSecond = { live: 10, practice: 50, perTake: 1 / 10 };
/** Timers ring late: questions may catch up by so much. */
const slotSlackMs = 20;
const longestBackoffMs = 2 * 60_000;
const backoffJitter = 0.1;
/** A service may answer "unknown" for a moment after it took a task. */
const youngMs = { live: 2 * 60_000, practice: 2000 } as const;
const confirmMs = { live: 15_000, practice: 1000 } as const;
/** An answer to a POST takes seconds; a take that is older was found, not just sent. */
const freshMs = 30_000;

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
  /** Per service. Holds a take anew for each time it was made due; only the last counts. */
  const queues = new Map<string, DueQueue<TakeId>>();
  const asking = new Set<TakeId>();
  let slotAt = 0;

  function elapsedOf(take: TakeRecord): number {
    const begunMs = take.submittedMs ?? take.acceptedMs ?? clock.now();
    return Math.max(0, clock.now() - begunMs);
  }

  function watchOf(take: TakeRecord): Watch {
    const known = watches.get(take.id);
    if (known !== undefined) return known;
    const watch: Watch = {
      // From here on by the monotonic clock: the wall clock may be set.
      begunAt: clock.monotonic() - elapsedOf(take),
      dueAt: Number.POSITIVE_INFINITY,
      failures: 0,
      missingSince: null,
      runningAtMs: null,
    };
    watches.set(take.id, watch);
    return watch;
  }

  function setDue(take: TakeRecord, watch: Watch, dueAt: number): void {
    watch.dueAt = dueAt;
    const queue = queues.get(take.service) ?? createDueQueue<TakeId>();
    queues.set(take.service, queue);
    queue.put(dueAt, take.id);
  }

  /** The next take of a service to ask about, and when; what is in its queue for nothing is taken out. */
  function nextOf(queue: DueQueue<TakeId>): { readonly take: TakeRecord; readonly dueAt: number } | null {
    for (let due = queue.first(); due !== null; due = queue.first()) {
      const take = board.find(due.item);
      const isMeant = watches.get(due.item)?.dueAt === due.dueAt;
      if (isMeant && take?.state === 'running') return { take, dueAt: due.dueAt };
      queue.takeFirst();
    }
    return null;
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
    const delayMs = Math.min(longestBackoffMs, grown);
    setDue(take, watch, clock.monotonic() + delayMs * (1 + backoffJitter * random.uniform()));
  }

  function predictionSeen(take: TakeRecord, watch: Watch, prediction: Prediction): void {
    const elapsedMs = clock.monotonic() - watch.begunAt;
    if (prediction.state === 'running') {
      watch.runningAtMs = elapsedMs;
      setDue(take, watch, nextLook(take, elapsedMs));
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
    setDue(take, watch, now + Math.max(confirmMs[kind], youngFor));
  }

  function start(service: Service, take: TakeRecord, remoteId: string): void {
    asking.add(take.id);
    const perSecond = questionsPerSecond[service.kind] + questionsPerSecond.perTake * watches.size;
    slotAt = Math.max(slotAt, clock.monotonic() - slotSlackMs) + 1000 / perSecond;
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

  /** Answers when to come again; infinity when an answer or an event will say so. */
  function askWhatIsDue(serviceId: string, queue: DueQueue<TakeId>, now: number): number {
    const service = services.byId(serviceId);
    if (service === null) return Number.POSITIVE_INFINITY;
    const { first, perTake, most } = questionsAtOnce;
    const atOnce = healths.readsAreDown(serviceId) ? 1 : Math.min(most, first + watches.size * perTake);
    for (let next = nextOf(queue); next !== null; next = nextOf(queue)) {
      const dueAt = Math.max(next.dueAt, healths.of(serviceId).readAt);
      if (dueAt > now) return dueAt;
      if (asking.size >= atOnce) break;
      if (slotAt > now) return slotAt;
      queue.takeFirst();
      if (next.take.remoteId !== null) start(service, next.take, next.take.remoteId);
    }
    return Number.POSITIVE_INFINITY;
  }

  return {
    /** A take begins to run: its first look is by plan. One that ran before it was known is looked at now. */
    begin(take: TakeRecord): void {
      watches.delete(take.id);
      const watch = watchOf(take);
      const isFresh = elapsedOf(take) <= freshMs;
      if (isFresh) watch.runningAtMs = 0;
      setDue(take, watch, isFresh ? nextLook(take, 0) : clock.monotonic());
    },
    /** Found running at start: looked at now. */
    recover(take: TakeRecord): void {
      setDue(take, watchOf(take), clock.monotonic());
    },
    askNow(id?: TakeId): void {
      for (const [takeId, watch] of watches) {
        const take = id === undefined || takeId === id ? board.find(takeId) : null;
        if (take !== null && !asking.has(takeId)) setDue(take, watch, clock.monotonic());
      }
    },
    holdOf(take: TakeRecord) {
      if (services.byId(take.service) === null) return 'other-service';
      return readHold(healths.of(take.service));
    },

    /** One step of the loop: starts as many questions as are due and allowed. */
    step(): Promise<number | null> {
      const now = clock.monotonic();
      const waits = [...queues].map(([serviceId, queue]) => askWhatIsDue(serviceId, queue, now));
      const nextAt = Math.min(...waits);
      return Promise.resolve(Number.isFinite(nextAt) ? Math.max(1, nextAt - now) : null);
    },
  };
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
