import type { Clock, Random } from '../../electron/services/ports.ts';
import type {
  AmountOutcome,
  Billing,
  BillingsOutcome,
  HistoryItem,
  HistoryOutcome,
  Prediction,
  ResultOutcome,
  SubmitOutcome,
  WavespeedClient,
} from '../../electron/services/wavespeed/client.ts';
import { estimateMicros } from '../../shared/money.ts';
import type { Recipe } from '../../shared/recipe.ts';

/** A task as the service knows it: the truth that the studio is compared with. */
export type RemoteTask = {
  readonly id: string;
  readonly recipe: Recipe;
  readonly createdAtMs: number;
  completesAtMs: number;
  fate: 'completes' | 'fails' | 'has-no-output';
};

type Script<T> = T | ((usual: () => T) => T);
type Outside = <T>(effect: () => T, latencyMs?: number) => Promise<T>;

/** The service's side, in memory, through the client's own interface. */
export function createRemote({ clock, random }: { readonly clock: Clock; readonly random: Random }) {
  const tasks = new Map<string, RemoteTask>();
  const submits: { readonly recipe: Recipe; readonly atMs: number; readonly remoteId: string | null }[] = [];
  const asked: { readonly id: string; readonly atMs: number }[] = [];
  const scripts: {
    submit: Script<SubmitOutcome>[];
    result: Script<ResultOutcome>[];
    history: Script<HistoryOutcome>[];
    balance: Script<AmountOutcome>[];
    price: Script<AmountOutcome>[];
    billings: Script<BillingsOutcome>[];
  } = { submit: [], result: [], history: [], balance: [], price: [], billings: [] };
  const habits = {
    generationMs: 120_000,
    echoesInput: true,
    historyLagMs: 0,
    refundAfterMs: 3_600_000,
    outputs: 1,
  };
  const billed: { readonly ids: readonly string[]; readonly atMs: number }[] = [];

  function accept(recipe: Recipe): SubmitOutcome {
    const task: RemoteTask = {
      id: `pred_${random.id(12)}`,
      recipe,
      createdAtMs: clock.now(),
      completesAtMs: clock.now() + habits.generationMs,
      fate: 'completes',
    };
    tasks.set(task.id, task);
    return { kind: 'accepted', prediction: predictionOf(task) };
  }

  function predictionOf(task: RemoteTask): Prediction {
    const isDone = clock.now() >= task.completesAtMs;
    const failed = isDone && task.fate !== 'completes';
    return {
      id: task.id,
      state: failed ? 'failed' : isDone ? 'completed' : 'running',
      status: failed ? 'failed' : isDone ? 'completed' : 'processing',
      model: 'kwaivgi/kling-v2.0-t2v-master',
      outputs: isDone && !failed ? outputsOf(task) : [],
      flagged: false,
      createdAtMs: task.createdAtMs,
      inferenceMs: null,
      failure: failed
        ? { kind: task.fate === 'fails' ? 'failed' : 'no-output', message: 'It did not work' }
        : null,
    };
  }

  function historyItems(afterMs: number, beforeMs: number): HistoryItem[] {
    return [...tasks.values()]
      .filter((task) => clock.now() - task.createdAtMs >= habits.historyLagMs)
      .filter((task) => task.createdAtMs >= afterMs && task.createdAtMs <= beforeMs)
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs)
      .map((task) => ({ ...predictionOf(task), input: habits.echoesInput ? task.recipe : null }));
  }

  /** Each on a host of its own: no two outputs need share one. */
  function outputsOf(task: RemoteTask): string[] {
    const numbers = Array.from({ length: habits.outputs }, (_, index) => index + 1);
    return numbers.map((number) => `https://outputs${number}.test/${task.id}/${number}.mp4`);
  }

  function billingsOf(id: string): Billing[] {
    const task = tasks.get(id);
    if (task === undefined) return [];
    const micros = estimateMicros(task.recipe.durationS);
    const charge: Billing = { remoteId: id, kind: 'charge', micros };
    const isRefunded = task.fate !== 'completes' && clock.now() >= task.completesAtMs + habits.refundAfterMs;
    return isRefunded ? [charge, { ...charge, kind: 'refund' }] : [charge];
  }

  function scripted<T>(queue: Script<T>[], usual: () => T): T {
    const script = queue.shift();
    if (script === undefined) return usual();
    return typeof script === 'function' ? (script as (usual: () => T) => T)(usual) : script;
  }

  function clientThrough(outside: Outside): WavespeedClient {
    return {
      submit: (_, recipe) =>
        outside(() => {
          const outcome = scripted<SubmitOutcome>(scripts.submit, () => accept(recipe));
          const remoteId = outcome.kind === 'accepted' ? outcome.prediction.id : null;
          submits.push({ recipe, atMs: clock.now(), remoteId });
          return outcome;
        }),
      result: (id) =>
        outside(() => {
          asked.push({ id, atMs: clock.now() });
          return scripted<ResultOutcome>(scripts.result, () => {
            const task = tasks.get(id);
            return task === undefined
              ? { kind: 'unknown-id' }
              : { kind: 'prediction', prediction: predictionOf(task) };
          });
        }),
      history: ({ afterMs, beforeMs, page }) =>
        outside(() =>
          scripted<HistoryOutcome>(scripts.history, () => ({
            kind: 'items',
            items: page === 1 ? historyItems(afterMs, beforeMs) : [],
          })),
        ),
      price: (_, { durationS }) =>
        outside(() =>
          scripted<AmountOutcome>(scripts.price, () => ({
            kind: 'amount',
            micros: estimateMicros(durationS),
          })),
        ),
      billings: (ids) =>
        outside(() => {
          billed.push({ ids, atMs: clock.now() });
          return scripted<BillingsOutcome>(scripts.billings, () => ({
            kind: 'billings',
            billings: ids.flatMap((id) => billingsOf(id)),
          }));
        }),
      balance: () =>
        outside(() =>
          scripted<AmountOutcome>(scripts.balance, () => ({ kind: 'amount', micros: 50_000_000 })),
        ),
    };
  }

  return { tasks, submits, asked, billed, scripts, habits, accept, clientThrough };
}

/** The POST is acted upon, and its answer lost. */
export function answerLost(usual: () => SubmitOutcome): SubmitOutcome {
  usual();
  return { kind: 'ambiguous', reason: 'sent-ECONNRESET' };
}
