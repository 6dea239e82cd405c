import { afterEach, describe, expect, it } from 'vitest';
import type { DraftId } from '../../../shared/contract/ids.ts';
import { createTakeWorld, fox, type TakeWorld } from '../../fakes/take-world.ts';

const minuteMs = 60_000;
const price = 1_300_000;
const template = { ...fox, prompt: 'A {fox|hare|owl} in snow' };
const variants = ['fox', 'hare', 'owl'].map((animal) => ({
  prompt: `A ${animal} in snow`,
  negativePrompt: '',
  choices: [{ slot: '1', value: animal }],
}));

let world: TakeWorld;
afterEach(() => world.close());

let draftId: DraftId;

function order(intent: string, over: object = {}) {
  draftId = world.studio.drafts.create(template).id;
  return { intent, draftId, recipe: template, variants, count: 1, agreedMicros: price, ...over };
}

const takes = () => world.studio.takes.ofDraft(draftId).takes;
const states = () => takes().map(({ state }) => state);

describe('a batch of variations', () => {
  it('buys each text once, as it was shown, and keeps how it was written', async () => {
    world = createTakeWorld({ service: 'live' });
    const { ids, revisionNumber } = world.takes.generate(order('intent-0001'));
    expect(revisionNumber).toBe(1);
    await world.clock.advance(20 * minuteMs);
    expect(world.remote.submits.map(({ recipe }) => recipe.prompt)).toEqual(
      variants.map(({ prompt }) => prompt),
    );
    expect(ids).toHaveLength(3);
    expect(states()).toEqual(['kept', 'kept', 'kept']);
    expect(
      takes()
        .map((take) => take.revisionNumber)
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3]);
  });

  it('is queued once however often it is asked for', () => {
    world = createTakeWorld({ service: 'live' });
    world.takes.pause();
    const wish = order('intent-0001', { count: 2 });
    const first = world.takes.generate(wish);
    expect(first.ids).toHaveLength(6);
    expect(world.takes.generate(wish)).toEqual(first);
    expect(takes()).toHaveLength(6);
  });

  it('that would pass a cap as a whole is not queued at all', () => {
    world = createTakeWorld({ service: 'live' });
    world.caps.batchMicros = 2 * price;
    expect(() => world.takes.generate(order('intent-0001'))).toThrow(
      expect.objectContaining({ code: 'cap-batch' }),
    );
    expect(takes()).toEqual([]);
  });

  it('with one text that cannot be sent is not queued at all', () => {
    world = createTakeWorld({ service: 'live' });
    const empty = [...variants, { prompt: ' ', negativePrompt: '', choices: [] }];
    expect(() => world.takes.generate(order('intent-0001', { variants: empty }))).toThrow(
      expect.objectContaining({ code: 'prompt-empty' }),
    );
    expect(takes()).toEqual([]);
  });
});
