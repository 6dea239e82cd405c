import type { TakeId } from '../../../shared/contract/ids.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import type { HistoryItem } from '../wavespeed/client.ts';
import type { Candidate } from './record.ts';

export type Unconfirmed = {
  readonly id: TakeId;
  readonly recipe: Recipe;
  /** When the POST began, by our clock. */
  readonly submittedMs: number;
  /** Remote ids that the last look found. */
  readonly seenBefore: readonly string[];
};

export type HistoryFacts = {
  readonly unconfirmed: readonly Unconfirmed[];
  readonly items: readonly HistoryItem[];
  /** Remote ids that belong to takes. */
  readonly owned: ReadonlySet<string>;
  /** Recipes of POSTs that are out now: their predictions may be in the list before their answers are here. */
  readonly submitting: readonly Recipe[];
  /** Around `submittedMs`: clocks differ, and a POST may arrive late. */
  readonly slack: Slack;
};
export type Slack = { readonly beforeMs: number; readonly afterMs: number };

export type Reconciliation = {
  readonly adopted: readonly { readonly id: TakeId; readonly item: HistoryItem }[];
  /** What might be it, for those that are not adopted. */
  readonly candidates: ReadonlyMap<TakeId, readonly Candidate[]>;
};

/**
 * Which predictions of the account's history are the unconfirmed takes'. A prediction with the very same text is taken when no
 * more of them are there than takes that miss one: those takes are alike, so any of them may have it. One without text is taken
 * only alone: one such prediction, one such take, no POST out, and seen by two looks. Everything else is for the user. Never
 * concludes that something was not bought: a history may lag.
 */
export function reconcile(facts: HistoryFacts): Reconciliation {
  const free = unique(facts.items).filter((item) => !facts.owned.has(item.id));
  const adopted = [...bySameText(facts, free), ...byBeingAlone(facts, free)];
  const taken = new Set(adopted.map(({ item }) => item.id));
  const candidates = new Map<TakeId, readonly Candidate[]>();
  for (const take of facts.unconfirmed) {
    if (adopted.some(({ id }) => id === take.id)) continue;
    const possible = free.filter(
      (item) =>
        !taken.has(item.id) && matchOf(item, take.recipe) !== 'different' && isNear(item, take, facts.slack),
    );
    candidates.set(take.id, possible.map(candidateOf));
  }
  return { adopted, candidates };
}

function bySameText(facts: HistoryFacts, free: readonly HistoryItem[]) {
  const adopted: { id: TakeId; item: HistoryItem }[] = [];
  for (const alike of groupsOfSameRecipe(facts.unconfirmed)) {
    const recipe = alike[0]?.recipe;
    if (recipe === undefined || facts.submitting.some((out) => sameRequest(out, recipe))) continue;
    const matches = free
      .filter(
        (item) => matchOf(item, recipe) === 'same' && alike.some((take) => isNear(item, take, facts.slack)),
      )
      .toSorted(byAge);
    if (matches.length > alike.length) continue;
    const waiting = new Set(alike);
    for (const item of matches) {
      const take = nearest(item, [...waiting], facts.slack);
      if (take === null) continue;
      waiting.delete(take);
      adopted.push({ id: take.id, item });
    }
  }
  return adopted;
}

function byBeingAlone(facts: HistoryFacts, free: readonly HistoryItem[]) {
  const [take, ...others] = facts.unconfirmed;
  if (take === undefined || others.length > 0 || facts.submitting.length > 0) return [];
  const near = free.filter(
    (item) => matchOf(item, take.recipe) !== 'different' && isNear(item, take, facts.slack),
  );
  const [item, ...more] = near;
  if (item === undefined || more.length > 0 || item.createdAtMs === null) return [];
  const isAgain = take.seenBefore.length === 1 && take.seenBefore[0] === item.id;
  return matchOf(item, take.recipe) === 'unknown' && isAgain ? [{ id: take.id, item }] : [];
}

/** Compares what is echoed; the text decides, and what is not echoed does not contradict. */
export function matchOf(item: HistoryItem, recipe: Recipe): 'same' | 'different' | 'unknown' {
  const { input } = item;
  if (input === null) return 'unknown';
  if (input.prompt !== undefined && plain(input.prompt) !== plain(recipe.prompt)) return 'different';
  if (input.negativePrompt !== undefined && plain(input.negativePrompt) !== plain(recipe.negativePrompt)) {
    return 'different';
  }
  if (input.aspectRatio !== undefined && input.aspectRatio !== recipe.aspectRatio) return 'different';
  if (input.durationS !== undefined && input.durationS !== recipe.durationS) return 'different';
  return input.prompt === undefined ? 'unknown' : 'same';
}

/** A service may trim, or change line ends, or the form of letters. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}

function sameRequest(a: Recipe, b: Recipe): boolean {
  return (
    plain(a.prompt) === plain(b.prompt) &&
    plain(a.negativePrompt) === plain(b.negativePrompt) &&
    a.aspectRatio === b.aspectRatio &&
    a.durationS === b.durationS
  );
}

function isNear(item: HistoryItem, take: Unconfirmed, slack: Slack): boolean {
  if (item.createdAtMs === null) return true;
  const afterMs = item.createdAtMs - take.submittedMs;
  return afterMs >= -slack.beforeMs && afterMs <= slack.afterMs;
}

function nearest(item: HistoryItem, takes: readonly Unconfirmed[], slack: Slack): Unconfirmed | null {
  const distance = (take: Unconfirmed) => Math.abs((item.createdAtMs ?? take.submittedMs) - take.submittedMs);
  return (
    takes.filter((take) => isNear(item, take, slack)).toSorted((a, b) => distance(a) - distance(b))[0] ?? null
  );
}

function groupsOfSameRecipe(takes: readonly Unconfirmed[]): Unconfirmed[][] {
  const groups: Unconfirmed[][] = [];
  for (const take of takes) {
    const group = groups.find(([first]) => first !== undefined && sameRequest(first.recipe, take.recipe));
    if (group === undefined) groups.push([take]);
    else group.push(take);
  }
  return groups;
}

function unique(items: readonly HistoryItem[]): HistoryItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function byAge(a: HistoryItem, b: HistoryItem): number {
  return (a.createdAtMs ?? 0) - (b.createdAtMs ?? 0);
}

function candidateOf(item: HistoryItem): Candidate {
  return {
    remoteId: item.id,
    createdAtMs: item.createdAtMs === null ? null : Math.max(0, Math.round(item.createdAtMs)),
    prompt: item.input?.prompt ?? null,
  };
}
