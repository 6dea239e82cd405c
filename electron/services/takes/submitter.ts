import { assertNever } from '../../../shared/errors.ts';
import type { HoldReason } from '../../../shared/take-state.ts';
import type { Clock, Log } from '../ports.ts';
import type { Service } from '../service.ts';
import type { Prediction, SubmitOutcome } from '../wavespeed/client.ts';
import type { Board } from './board.ts';
import type { Healths } from './health.ts';
import type { Journal } from './journal.ts';
import type { TakeRecord } from './record.ts';

const rewriteMs = 1000;

/** Sends the paid POST, once, and commits what came of it. */
export function createSubmitter(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly board: Board;
  readonly journal: Journal;
  readonly healths: Healths;
  readonly signal: AbortSignal;
}) {
  const { clock, log, board, journal, healths, signal } = ports;
  /** POSTs whose outcome is not committed yet. */
  const out = new Set<Promise<void>>();

  function commitOutcome(service: Service, take: TakeRecord, outcome: SubmitOutcome): void {
    const back = { submittedMs: null } as const;
    switch (outcome.kind) {
      case 'accepted':
        commitAccepted(service, take, outcome.prediction);
        return;
      case 'refused':
        board.happened(
          take.id,
          'refused',
          { ...back, failureCode: outcome.reason, failureDetail: outcome.message },
          outcome.reason,
        );
        return;
      case 'credit':
      case 'key':
      case 'permission':
        board.happened(take.id, 'turned-away', back, outcome.kind);
        return;
      case 'rate': {
        const hold: HoldReason = 'rate';
        board.happened(take.id, 'turned-away', { ...back, hold }, outcome.kind);
        return;
      }
      case 'not-sent':
        board.happened(take.id, 'not-sent', back, outcome.code);
        return;
      case 'ambiguous':
        board.happened(take.id, 'unclear', {}, outcome.reason);
        return;
      default:
        assertNever(outcome);
    }
  }

  function commitAccepted(service: Service, take: TakeRecord, prediction: Prediction): void {
    const owner = journal.ownerOf(service.id, prediction.id);
    if (owner !== null && owner !== take.id) {
      // One prediction is one purchase: whose it is must be looked at, not guessed.
      board.happened(take.id, 'unclear', {}, `id-of-other-take ${prediction.id}`);
      return;
    }
    const patch = {
      remoteId: prediction.id,
      acceptedMs: clock.now(),
      remoteCreatedMs: prediction.createdAtMs,
      candidates: [],
    };
    board.happened(take.id, 'accepted', patch, prediction.id);
  }

  async function send(service: Service, take: TakeRecord): Promise<void> {
    const outcome = await service.client.submit(take.model, take.recipe);
    // A full disk must not lose a remote id that was paid for: written until it is written.
    while (true) {
      try {
        commitOutcome(service, take, outcome);
        break;
      } catch (error) {
        const remoteId = outcome.kind === 'accepted' ? outcome.prediction.id : null;
        log.error('takes.outcome-not-written', error, { take: take.id, outcome: outcome.kind, remoteId });
        if (signal.aborted) return;
        await clock.sleep(rewriteMs);
      }
    }
    log.info('takes.submitted', { take: take.id, outcome: outcome.kind });
    healths.submitAnswered(service.id, outcome);
  }

  return {
    /** `take` is committed as submitting. Resolves when its outcome is committed. */
    async submit(service: Service, take: TakeRecord): Promise<void> {
      const sending = send(service, take);
      out.add(sending);
      try {
        await sending;
      } finally {
        out.delete(sending);
      }
    },
    /** Resolves when nothing is out. A POST that is out cannot be called back, and its answer holds an id that was paid for. */
    async settled(): Promise<void> {
      await Promise.allSettled(out);
    },
  };
}
