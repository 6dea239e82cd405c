import type { DraftId, TakeId } from '../../../shared/contract/ids.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import type { Service } from '../service.ts';
import type { AmountOutcome } from '../wavespeed/client.ts';
import { createEngine } from './engine.ts';
import type { TakeEventEntry } from './journal.ts';
import { drop } from './loop.ts';
import type { GenerateOrder } from './ordering.ts';
import { pausedByUser, pausedFlag } from './paused.ts';
import type { Quote } from './quotes.ts';
import type { TakeRecord } from './record.ts';
import type { TakesSummary } from './summary.ts';
import type { TakesOptions, TakesPorts } from './takes-ports.ts';

/** The life of all takes. See docs/take-lifecycle.md. */
export type Takes = {
  /** Recovers what was going on when the program ended, and begins. Call once. */
  start(): void;
  /**
   * Ends all loops at once, and resolves when the answers to the POSTs that are out are committed. Whoever cannot wait so long need
   * not: a take without its answer is looked for at the next start, as is all that is under way remotely.
   */
  close(): Promise<void>;
  /** Awake from sleep, or the network is back: asks at once. */
  wake(): void;
  /** Another key, or none: what the old one was refused is tried anew. */
  keyChanged(): void;
  /** The library came, went, or has room again. */
  libraryChanged(): void;
  /** Limits or caps changed. */
  settingsChanged(): void;
  /** A draft was renamed: its takes bear its title. */
  draftRenamed(draftId: DraftId): void;
  /** The user asks whether the service is there: what was refused for a trouble that has passed is sent again. */
  checkConnection(): Promise<void>;
  summary(): TakesSummary;

  list(): { revision: number; takes: Take[] };
  ofDraft(draftId: DraftId): { takes: Take[] };
  /** For "a new draft from this take". Throws `not-found`. */
  recipeOf(id: TakeId): Recipe;
  /** Throws prompt-empty, prompt-too-long, cap-batch, cap-day, cap-month, price-changed, not-found. */
  generate(order: GenerateOrder): { ids: TakeId[]; revisionNumber: number };
  again(order: { readonly intent: string; readonly id: TakeId; readonly agreedMicros: number }): {
    ids: TakeId[];
  };
  /** Another recipe for a take that still waits. Throws conflict, and what `generate` throws. */
  edit(order: { readonly id: TakeId; readonly recipe: Recipe; readonly agreedMicros: number }): Take;
  cancel(ids: readonly TakeId[]): { cancelled: number };
  restore(ids: readonly TakeId[]): { restored: number };
  move(id: TakeId, before: TakeId | null): void;
  dismiss(ids: readonly TakeId[]): void;
  fetch(id: TakeId): void;
  lookAgain(id: TakeId): Promise<Take>;
  decide(id: TakeId, choice: Decision): Take;
  approve(ids: readonly TakeId[]): Promise<void>;
  history(id: TakeId): { entries: TakeEventEntry[] };
  pause(): void;
  resume(): void;
  quote(ordered: Pick<Recipe, 'durationS' | 'aspectRatio'>): Promise<Quote>;
};

export type Decision =
  | { readonly kind: 'adopt'; readonly remoteId: string }
  | { readonly kind: 'not-bought' };

/** Kept and cancelled takes stay in the list this long, so that one sees what became of them. */
const endedInListMs = 60 * 60_000;

/** A price is wanted while somebody looks: after this the list price is told, and the answer remembered for the next time. */
const longestQuoteMs = 4000;

export function createTakes(ports: TakesPorts, options: TakesOptions): Takes {
  const { clock, log, services } = ports;
  const engine = createEngine(ports, options);
  const { board, journal, healths, quotes, pushes, edits, ordering, looker, poller, collector } = engine;

  function userActed(service: Service): void {
    healths.userActed(service.id);
    quotes.forgetGuesses();
    engine.wakeAll();
  }

  function viewNow(take: TakeRecord): Take {
    return engine.viewOf(take);
  }

  async function askBalance(service: Service): Promise<AmountOutcome> {
    const outcome = await service.client.balance();
    if (outcome.kind === 'amount') healths.setBalance(service.id, outcome.micros);
    healths.readAnswered(service.id, outcome);
    // A server without a balance to tell may sell all the same.
    if (outcome.kind !== 'transient') healths.probeAnswered(service.id, outcome);
    engine.wakeAll();
    return outcome;
  }

  return {
    start(): void {
      engine.start();
      const service = services.current();
      if (service.kind === 'live') drop(askBalance(service), log, 'balance');
    },
    close: engine.close,
    wake(): void {
      healths.wake();
      quotes.forgetGuesses();
      poller.askNow();
      looker.lookSoon();
      collector.tryNow();
      engine.wakeAll();
    },
    keyChanged(): void {
      userActed(services.current());
      pushes.status();
    },
    libraryChanged(): void {
      collector.tryNow();
      engine.wakeAll();
    },
    settingsChanged(): void {
      pushes.status();
      engine.wakeAll();
    },
    draftRenamed(draftId): void {
      for (const take of journal.ofDraft(draftId)) board.reload(take.id);
    },
    async checkConnection(): Promise<void> {
      const service = services.current();
      if (maySellAgain(await askBalance(service))) userActed(service);
    },
    summary: engine.summary,

    list() {
      const revision = pushes.settle();
      const ended = journal.endedForList(clock.now() - endedInListMs);
      return { revision, takes: [...board.unended(), ...ended].map(viewNow) };
    },
    ofDraft: (draftId) => ({ takes: journal.ofDraft(draftId).map(viewNow) }),
    recipeOf: (id) => board.get(id).recipe,
    generate(order) {
      const queued = ordering.generate(order);
      engine.wakeScheduler();
      return queued;
    },
    again(order) {
      const queued = ordering.again(order);
      engine.wakeScheduler();
      return queued;
    },
    edit(order) {
      ordering.edit(order);
      engine.wakeScheduler();
      return viewNow(board.get(order.id));
    },
    cancel: edits.cancel,
    restore: edits.restore,
    move(id, before): void {
      edits.move(id, before);
      engine.wakeScheduler();
    },
    dismiss(ids): void {
      for (const id of edits.dismiss(ids)) pushes.removed(id);
    },
    fetch(id): void {
      const take = board.get(id);
      if (take.remoteId === null) throw new AppError('conflict', 'Nothing was made for this take');
      board.request(id, 'fetch');
      collector.refresh(id);
      healths.wake();
      poller.askNow(id);
      collector.tryNow(id);
      engine.wakeAll();
    },
    lookAgain: async (id) => viewNow(await looker.lookNow(id)),
    decide(id, choice) {
      const take = board.get(id);
      if (choice.kind === 'not-bought') {
        return viewNow(board.request(id, 'not-bought', { failureCode: 'not-bought', candidates: [] }));
      }
      if (take.state !== 'unconfirmed') throw new AppError('conflict', `A ${take.state} take adopts nothing`);
      const candidate = take.candidates.find(({ remoteId }) => remoteId === choice.remoteId);
      if (candidate === undefined) throw new AppError('not-found', 'No such candidate');
      if (journal.ownerOf(take.service, choice.remoteId) !== null) {
        throw new AppError('conflict', 'Another take has this prediction');
      }
      looker.adopt(id, choice.remoteId, candidate.createdAtMs, 'chosen by the user');
      return viewNow(board.get(id));
    },
    async approve(ids): Promise<void> {
      await edits.approve(ids);
      userActed(services.current());
    },
    history(id) {
      board.get(id);
      return { entries: journal.events(id) };
    },
    pause(): void {
      // What the queue waits for already says more.
      if (journal.flag(pausedFlag) === null) journal.setFlag(pausedFlag, pausedByUser);
      pushes.status();
      engine.wakeScheduler();
    },
    resume(): void {
      journal.setFlag(pausedFlag, null);
      edits.releaseRateHolds();
      userActed(services.current());
      pushes.status();
    },
    quote: (ordered) =>
      Promise.race([
        quotes.ask(services.current(), ordered),
        clock.sleep(longestQuoteMs).then(() => quotes.guess(ordered)),
      ]),
  };
}

/** Whether nothing in the answer about the balance speaks against buying: there is some, or the service has none to tell. */
function maySellAgain(outcome: AmountOutcome): boolean {
  return outcome.kind === 'transient' || (outcome.kind === 'amount' && outcome.micros > 0);
}
