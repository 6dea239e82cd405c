import type { Variant } from '../../../shared/contract/revisions.ts';
import { takeId, type DraftId, type TakeId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Micros } from '../../../shared/money.ts';
import { klingModel, recipeProblem, sameRecipe, type Recipe } from '../../../shared/recipe.ts';
import type { TakeCause } from '../../../shared/take-causes.ts';
import { pinRevision, type Origin } from '../drafts/revisions.ts';
import type { Clock, Random } from '../ports.ts';
import type { Service, Services } from '../service.ts';
import { batchCapReached, type Caps, type Spend } from '../spend.ts';
import { transaction } from '../sqlite.ts';
import type { Board } from './board.ts';
import type { Journal } from './journal.ts';
import { priceAtPurchase, type Quotes } from './quotes.ts';

export type GenerateOrder = {
  readonly intent: string;
  readonly draftId: DraftId;
  readonly recipe: Recipe;
  /** Just these texts instead of the recipe's, `count` takes of each. */
  readonly variants?: readonly Variant[] | undefined;
  readonly count: number;
  readonly agreedMicros: Micros;
};

/** Takes what the user wants into the queue: checked, within the caps, each intent once. */
export function createOrdering(
  ports: {
    readonly clock: Clock;
    readonly random: Random;
    readonly journal: Journal;
    readonly board: Board;
    readonly quotes: Quotes;
    readonly services: Services;
  },
  options: { spend(): Spend; caps(): Caps; onQueued(draftId: DraftId): void },
) {
  const { clock, random, journal, board, quotes, services } = ports;

  function waitingMicros(service: Service, except: TakeId | null): Micros {
    return board
      .inState('queued')
      .filter((take) => take.service === service.id && take.id !== except)
      .reduce((sum, take) => sum + take.priceMicros, 0);
  }

  /** Price of one, or the reason why it may not be queued. */
  function admit(
    service: Service,
    recipe: Recipe,
    count: number,
    agreedMicros: Micros,
    except: TakeId | null = null,
  ): Micros {
    const problem = recipeProblem(recipe);
    if (problem !== null) throw new AppError(problem, 'The recipe cannot be sent');
    const quote = quotes.recall(service, recipe) ?? quotes.guess(recipe);
    if (quote.source === 'live' && quote.unitMicros > agreedMicros) {
      throw new AppError('price-changed', `${quote.unitMicros} is more than the agreed ${agreedMicros}`);
    }
    const unitMicros = priceAtPurchase(quote, agreedMicros);
    const batch = { unitMicros, count, waitingMicros: waitingMicros(service, except) };
    const cap = batchCapReached(options.spend(), batch, options.caps());
    if (cap !== null) throw new AppError(cap, `${count} takes at ${unitMicros} would pass a cap`);
    return unitMicros;
  }

  /** One batch under one cap: all of it, or nothing. */
  function admitAll(service: Service, texts: readonly Text[], order: GenerateOrder): Micros {
    const prices = texts.map(({ sent }) =>
      admit(service, sent, order.count * texts.length, order.agreedMicros),
    );
    return Math.max(...prices);
  }

  /** Inside a transaction. */
  function insert(
    order: Omit<GenerateOrder, 'draftId' | 'recipe'> & {
      /** Of the intent's takes, the first of these. */
      readonly firstIndex: number;
      readonly revisionId: string;
      readonly cause: TakeCause;
    },
    service: Service,
    priceMicros: Micros,
  ): TakeId[] {
    const isFree = service.kind === 'practice';
    const first = journal.lastPosition() + 1;
    return Array.from({ length: order.count }, (_, index) => {
      const id = takeId.parse(random.id(16));
      journal.insert({
        id,
        revisionId: order.revisionId,
        intent: order.intent,
        intentIndex: order.firstIndex + index,
        model: klingModel,
        service: service.id,
        position: first + index,
        createdMs: clock.now(),
        agreedMicros: isFree ? 0 : order.agreedMicros,
        priceMicros,
        money: isFree ? 'free' : 'not-spent',
        cause: order.cause,
      });
      return id;
    });
  }

  function queued(ids: readonly TakeId[], draftId: DraftId): void {
    for (const id of ids) board.reload(id);
    options.onQueued(draftId);
  }

  return {
    generate(order: GenerateOrder): { ids: TakeId[]; revisionNumber: number } {
      const known = journal.ofIntent(order.intent);
      const [first] = known;
      if (first !== undefined)
        return { ids: known.map(({ id }) => id), revisionNumber: first.revisionNumber };
      const service = services.current();
      const texts = textsOf(order);
      const price = admitAll(service, texts, order);
      const { database } = journal;
      const pinned = transaction(database, () =>
        texts.map(({ sent, origin }, index) => {
          const revision = pinRevision({ clock, random, database }, order.draftId, sent, origin);
          const { revisionId } = revision;
          const wish = { ...order, revisionId, cause: 'generate', firstIndex: index * order.count } as const;
          return { ...revision, ids: insert(wish, service, price) };
        }),
      );
      const ids = pinned.flatMap((one) => one.ids);
      queued(ids, order.draftId);
      return { ids, revisionNumber: pinned[0]?.number ?? 0 };
    },

    /** One more take of the same revision, from the service that takes are bought from now. */
    again(order: { readonly intent: string; readonly id: TakeId; readonly agreedMicros: Micros }): {
      ids: TakeId[];
    } {
      const known = journal.ofIntent(order.intent);
      if (known.length > 0) return { ids: known.map(({ id }) => id) };
      const source = board.get(order.id);
      const service = services.current();
      const price = admit(service, source.recipe, 1, order.agreedMicros);
      const { intent, agreedMicros } = order;
      const { revisionId } = source;
      const ids = transaction(journal.database, () =>
        insert({ intent, agreedMicros, count: 1, firstIndex: 0, revisionId, cause: 'again' }, service, price),
      );
      queued(ids, source.draftId);
      return { ids };
    },

    /**
     * Changes what a waiting take will show. It keeps its place; its draft gets a revision for it, or has one already. A take for another
     * service than the present one waits on, until its price there is approved.
     */
    edit(order: { readonly id: TakeId; readonly recipe: Recipe; readonly agreedMicros: Micros }): void {
      const take = board.get(order.id);
      if (take.state !== 'queued') throw new AppError('conflict', `A ${take.state} take cannot be edited`);
      if (sameRecipe(take.recipe, order.recipe)) return;
      const service = services.byId(take.service) ?? services.current();
      const priceMicros = admit(service, order.recipe, 1, order.agreedMicros, take.id);
      const { database } = journal;
      const atMs = Math.round(clock.now());
      transaction(database, () => {
        const { revisionId, number } = pinRevision({ clock, random, database }, take.draftId, order.recipe);
        const { changes } = database
          .prepare(
            `UPDATE takes SET revision_id = ?, agreed_micros = ?, price_micros = ?, hold = nullif(hold, 'price-changed')
             WHERE id = ? AND state = 'queued'`,
          )
          .run(revisionId, service.kind === 'practice' ? 0 : order.agreedMicros, priceMicros, take.id);
        if (Number(changes) !== 1) throw new Error(`Take ${take.id} is not queued on disk`);
        journal.record(take.id, { atMs, state: 'queued', cause: 'edited', detail: String(number) });
      });
      queued([take.id], take.draftId);
    },
  };
}

type Text = { readonly sent: Recipe; readonly origin: Origin };

function textsOf({ recipe, variants }: GenerateOrder): readonly Text[] {
  if (variants === undefined) return [{ sent: recipe, origin: {} }];
  return variants.map(({ prompt, negativePrompt, choices }) => ({
    sent: { ...recipe, prompt, negativePrompt },
    origin: { source: recipe, choices },
  }));
}
