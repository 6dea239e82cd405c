import type { Micros } from '../../../shared/money.ts';
import type { Clock, Random } from '../ports.ts';
import type { AmountOutcome, HistoryOutcome, ResultOutcome, SubmitOutcome } from '../wavespeed/client.ts';
import type { Journal } from './journal.ts';
import { practiceServiceId } from './record.ts';

/** Stops all buying until the user has acted. */
export type BuyingTrouble = 'credit' | 'key' | 'permission';

/** What the answers of one service have taught. Times are monotonic. */
export type Health = {
  readonly serviceId: string;
  connection: 'unknown' | 'online' | 'offline';
  balanceMicros: Micros | null;
  /** From the answer to a POST. Kept across restarts, for only the user may have such a POST sent again. */
  buying: BuyingTrouble | null;
  /** From the answer to a GET: asked again from time to time, as a GET costs nothing. */
  reading: 'key' | 'permission' | null;
  readFailures: number;
  /** While reads fail: no read before this moment, and then one at a time. */
  readAt: number;
  /** While set, a free question must be answered before the next POST. */
  doubt: { readonly reason: 'offline' | 'service-down'; readonly probeAt: number } | null;
  doubts: number;
  /** POSTs in a row whose outcome is unknown. */
  unclearRun: number;
  /** The service asked for a pause. */
  buyAt: number;
  rateRun: number;
  /** A POST has been answered since the last trouble; until then they go one at a time. */
  proven: boolean;
};

export type ReadOutcome = ResultOutcome | HistoryOutcome | AmountOutcome;

const longestBackoffMs = 60_000;
const readTroubleMs = { first: 60_000, longest: 10 * 60_000 };
/** Without Retry-After: the limits are counted per minute (reference: Errors). */
const ratePauseMs = 60_000;
const unclearPauseMs = { first: 30_000, longest: 10 * 60_000 };
/** This many failed reads in a row are the service's fault, not one take's. */
const readsBeforeDown = 3;

export type Healths = ReturnType<typeof createHealths>;

/** Learns from every answer whether a service can be asked and bought from. */
export function createHealths(
  ports: { readonly clock: Clock; readonly random: Random; readonly journal: Journal },
  onStatus: (serviceId: string) => void,
) {
  const { clock, random, journal } = ports;
  const healths = new Map<string, Health>();

  function of(serviceId: string): Health {
    const known = healths.get(serviceId);
    if (known !== undefined) return known;
    const fresh: Health = {
      serviceId,
      connection: 'unknown',
      balanceMicros: null,
      buying: storedTrouble(journal.flag(flagName(serviceId))),
      reading: null,
      readFailures: 0,
      readAt: 0,
      doubt: null,
      doubts: 0,
      unclearRun: 0,
      buyAt: 0,
      rateRun: 0,
      proven: false,
    };
    healths.set(serviceId, fresh);
    return fresh;
  }

  /** Runs `work` and tells the listener when what the user sees of the service has changed. */
  function learning(serviceId: string, work: (health: Health) => void): void {
    const health = of(serviceId);
    const before = face(health);
    work(health);
    if (face(health) !== before) onStatus(serviceId);
  }

  function backoff(health: Health, failures: number, firstMs: number, longestMs: number): number {
    const base = health.serviceId === practiceServiceId ? firstMs / 4 : firstMs;
    const grown = Math.min(base * 2 ** Math.min(failures, 20), longestMs);
    return grown * (0.8 + 0.4 * random.uniform());
  }

  function setBuying(health: Health, trouble: BuyingTrouble | null): void {
    health.buying = trouble;
    journal.setFlag(flagName(health.serviceId), trouble);
  }

  function doubtIt(health: Health, reason: 'offline' | 'service-down', delayMs: number): void {
    health.doubts += 1;
    health.proven = false;
    health.doubt = { reason, probeAt: clock.monotonic() + delayMs };
  }

  function pauseFor(health: Health, retryAfterMs: number | null): void {
    const pauseMs = retryAfterMs ?? Math.min(ratePauseMs * 2 ** health.rateRun, 10 * ratePauseMs);
    health.rateRun += 1;
    health.buyAt = Math.max(health.buyAt, clock.monotonic() + pauseMs);
  }

  function readFailed(health: Health, retryAfterMs: number | null): void {
    health.readFailures += 1;
    const pauseMs = retryAfterMs ?? backoff(health, health.readFailures, 1000, longestBackoffMs);
    health.readAt = clock.monotonic() + pauseMs;
  }

  function submitAnswered(health: Health, outcome: SubmitOutcome): void {
    switch (outcome.kind) {
      case 'accepted':
      case 'refused':
        Object.assign(health, {
          connection: 'online',
          proven: true,
          doubt: null,
          doubts: 0,
          unclearRun: 0,
          rateRun: 0,
        });
        break;
      case 'credit':
      case 'key':
      case 'permission':
        health.connection = 'online';
        health.proven = false;
        setBuying(health, outcome.kind);
        break;
      case 'rate':
        health.connection = 'online';
        pauseFor(health, outcome.retryAfterMs);
        break;
      case 'not-sent':
        health.connection = 'offline';
        doubtIt(health, 'offline', backoff(health, health.doubts, 2000, longestBackoffMs));
        break;
      case 'ambiguous': {
        const { first, longest } = unclearPauseMs;
        const pauseMs =
          health.unclearRun === 0 ? 2000 : backoff(health, health.unclearRun - 1, first, longest);
        health.unclearRun += 1;
        doubtIt(health, 'service-down', pauseMs);
        break;
      }
    }
  }

  function readAnswered(health: Health, outcome: ReadOutcome): void {
    switch (outcome.kind) {
      case 'prediction':
      case 'items':
      case 'amount':
      case 'unknown-id':
      case 'credit':
        Object.assign(health, { connection: 'online', reading: null, readFailures: 0, readAt: 0 });
        break;
      case 'key':
      case 'permission':
        health.connection = 'online';
        health.reading = outcome.kind;
        health.readFailures += 1;
        health.readAt =
          clock.monotonic() +
          backoff(health, health.readFailures - 1, readTroubleMs.first, readTroubleMs.longest);
        break;
      case 'rate':
        health.connection = 'online';
        readFailed(health, outcome.retryAfterMs);
        break;
      case 'not-sent':
        health.connection = 'offline';
        readFailed(health, null);
        break;
      case 'transient':
        readFailed(health, outcome.retryAfterMs);
        // Who answers no question is not sent money.
        if (health.readFailures >= readsBeforeDown && health.doubt === null)
          doubtIt(health, 'service-down', backoff(health, health.doubts, 2000, longestBackoffMs));
        break;
    }
  }

  return {
    of,

    submitAnswered(serviceId: string, outcome: SubmitOutcome): void {
      learning(serviceId, (health) => submitAnswered(health, outcome));
    },

    /** The answer to any GET, or to the history's free POST. */
    readAnswered(serviceId: string, outcome: ReadOutcome): void {
      learning(serviceId, (health) => readAnswered(health, outcome));
    },

    /** The answer to the free question asked before buying goes on. */
    probeAnswered(serviceId: string, outcome: AmountOutcome | HistoryOutcome): void {
      learning(serviceId, (health) => {
        const reason = outcome.kind === 'not-sent' ? 'offline' : 'service-down';
        if (outcome.kind === 'not-sent' || outcome.kind === 'transient') {
          doubtIt(health, reason, backoff(health, health.doubts, 2000, longestBackoffMs));
        } else {
          health.doubt = null;
        }
        if (outcome.kind === 'rate') pauseFor(health, outcome.retryAfterMs);
      });
    },

    /** Whether reads fail so that only one at a time should try. */
    readsAreDown: (serviceId: string): boolean => readHold(of(serviceId)) !== null,

    setBalance(serviceId: string, micros: Micros): void {
      learning(serviceId, (health) => {
        health.balanceMicros = micros;
      });
    },

    /** The user has acted: a new key, credit bought, or "go on". */
    userActed(serviceId: string): void {
      learning(serviceId, (health) => {
        if (health.buying !== null) setBuying(health, null);
        Object.assign(health, { reading: null, readFailures: 0, buyAt: 0 });
        wake(health);
      });
    },

    /** Awake again, or the network is back: waits that stand for nothing end now. */
    wake(): void {
      for (const { serviceId } of healths.values()) learning(serviceId, wake);
    },
  };
}

function wake(health: Health): void {
  health.readAt = 0;
  if (health.doubt !== null) health.doubt = { ...health.doubt, probeAt: 0 };
  if (health.connection === 'offline') health.connection = 'unknown';
}

/** Why takes of this service are not asked about as planned; null when all is well. */
export function readHold(health: Health): 'key' | 'permission' | 'offline' | 'service-down' | null {
  if (health.reading !== null) return health.reading;
  if (health.connection === 'offline') return 'offline';
  return health.readFailures >= readsBeforeDown ? 'service-down' : null;
}

function face(health: Health): string {
  const { connection, balanceMicros, buying, doubt } = health;
  return JSON.stringify([connection, balanceMicros, buying, doubt?.reason, readHold(health)]);
}

function flagName(serviceId: string): string {
  return `trouble:${serviceId}`;
}

function storedTrouble(value: string | null): BuyingTrouble | null {
  return value === 'credit' || value === 'key' || value === 'permission' ? value : null;
}
