import { describe, expect, it } from 'vitest';
import {
  matchOf,
  reconcile,
  type HistoryFacts,
  type Unconfirmed,
} from '../../../electron/services/takes/reconcile.ts';
import type { HistoryItem } from '../../../electron/services/wavespeed/client.ts';
import type { TakeId } from '../../../shared/contract/ids.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import { boats, fox } from '../../fakes/take-world.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 22, 12);

function item(id: string, input: Partial<Recipe> | null, createdAtMs: number | null = noon): HistoryItem {
  return {
    id,
    input,
    createdAtMs,
    state: 'running',
    status: 'processing',
    model: null,
    outputs: [],
    flagged: false,
    inferenceMs: null,
    failure: null,
  };
}

function take(
  id: string,
  recipe: Recipe,
  submittedMs = noon,
  seenBefore: readonly string[] = [],
): Unconfirmed {
  return { id: id as TakeId, recipe, submittedMs, seenBefore };
}

function run(facts: Partial<HistoryFacts>) {
  const { adopted, candidates } = reconcile({
    unconfirmed: [],
    items: [],
    owned: new Set(),
    submitting: [],
    slack: { beforeMs: 5 * minute, afterMs: 10 * minute },
    ...facts,
  });
  return {
    adopted: adopted.map(({ id, item: { id: remoteId } }) => `${id} ${remoteId}`),
    candidates: Object.fromEntries(
      [...candidates].map(([id, found]) => [id, found.map(({ remoteId }) => remoteId)]),
    ),
  };
}

describe('reconciling with the history', () => {
  it('adopts the one prediction with the same text', () => {
    const found = run({ unconfirmed: [take('a', fox)], items: [item('p1', boats), item('p2', fox)] });
    expect(found).toEqual({ adopted: ['a p2'], candidates: {} });
  });

  it('never adopts what another take owns', () => {
    const found = run({ unconfirmed: [take('a', fox)], items: [item('p1', fox)], owned: new Set(['p1']) });
    expect(found).toEqual({ adopted: [], candidates: { a: [] } });
  });

  it('never adopts while a POST with the same text is out: it may be that one’s', () => {
    const facts = { unconfirmed: [take('a', fox)], items: [item('p1', fox)] };
    expect(run({ ...facts, submitting: [fox] }).adopted).toEqual([]);
    expect(run({ ...facts, submitting: [boats] }).adopted).toEqual(['a p1']);
  });

  it('shares out as many alike as there are takes, each once, nearest first', () => {
    const found = run({
      unconfirmed: [take('a', fox, noon), take('b', fox, noon + 4 * minute)],
      items: [item('p2', fox, noon + 4 * minute), item('p1', fox, noon + 1000)],
    });
    expect(found.adopted.toSorted()).toEqual(['a p1', 'b p2']);
  });

  it('gives the one that is there to one of two, and the other waits', () => {
    const found = run({
      unconfirmed: [take('a', fox, noon), take('b', fox, noon + 4 * minute)],
      items: [item('p1', fox, noon + 4 * minute)],
    });
    expect(found).toEqual({ adopted: ['b p1'], candidates: { a: [] } });
  });

  it('leaves more alike than takes to the user', () => {
    const found = run({ unconfirmed: [take('a', fox)], items: [item('p1', fox), item('p2', fox)] });
    expect(found).toEqual({ adopted: [], candidates: { a: ['p1', 'p2'] } });
  });

  it('looks only near the time of the POST', () => {
    const items = [item('early', fox, noon - 6 * minute), item('late', fox, noon + 11 * minute)];
    expect(run({ unconfirmed: [take('a', fox)], items })).toEqual({ adopted: [], candidates: { a: [] } });
  });

  it('counts what comes twice in the pages once', () => {
    expect(run({ unconfirmed: [take('a', fox)], items: [item('p1', fox), item('p1', fox)] }).adopted).toEqual(
      ['a p1'],
    );
  });

  describe('without the text', () => {
    const alone = { unconfirmed: [take('a', fox, noon, ['p1'])], items: [item('p1', null)] };
    it.each([
      ['seen twice and alone: adopted', alone, ['a p1']],
      ['seen once: waits', { ...alone, unconfirmed: [take('a', fox)] }, []],
      ['two of them', { ...alone, items: [item('p1', null), item('p2', null)] }, []],
      [
        'two takes that miss one',
        { ...alone, unconfirmed: [take('a', fox, noon, ['p1']), take('b', boats)] },
        [],
      ],
      ['a POST is out', { ...alone, submitting: [boats] }, []],
      ['no time known', { ...alone, items: [item('p1', null, null)] }, []],
      ['another form', { ...alone, items: [item('p1', { durationS: 10 })] }, []],
    ] as const)('%s', (_, facts, adopted) => {
      expect(run(facts).adopted).toEqual(adopted);
    });
  });

  it.each([
    [{ prompt: ` ${fox.prompt}\r\n` }, 'same'],
    [{ prompt: fox.prompt.normalize('NFD'), aspectRatio: '16:9' }, 'same'],
    [{ ...fox, durationS: 10 }, 'different'],
    [{ ...fox, aspectRatio: '1:1' }, 'different'],
    [{ ...fox, negativePrompt: 'blur' }, 'different'],
    [{ aspectRatio: '16:9' }, 'unknown'],
    [null, 'unknown'],
  ] as const)('compares %j: %s', (input, expected) => {
    expect(matchOf(item('p', input), fox)).toBe(expected);
  });
});
