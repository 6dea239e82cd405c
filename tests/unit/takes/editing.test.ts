import { afterEach, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { boats, createTakeWorld, fox, type TakeWorld } from '../../fakes/take-world.ts';

const minuteMs = 60_000;
const price = 1_300_000;

let world: TakeWorld;
afterEach(() => world.close());

function waiting(count = 1, service: 'practice' | 'live' = 'live'): readonly TakeId[] {
  world = createTakeWorld({ service });
  world.takes.pause();
  return world.generate(fox, count);
}

function edit(id: TakeId | undefined, recipe = boats, agreedMicros = price) {
  if (id === undefined) throw new Error('nothing queued');
  return world.takes.edit({ id, recipe, agreedMicros });
}

describe('editing a take that waits', () => {
  it('changes what is bought, of this take alone, and keeps its place', async () => {
    const [first, second, third] = waiting(3);
    const edited = edit(second);
    expect(edited).toMatchObject({ id: second, recipe: boats, revisionNumber: 2, state: 'queued' });
    world.takes.resume();
    await world.clock.advance(10 * minuteMs);
    expect(world.remote.submits.map(({ recipe }) => recipe.prompt)).toEqual([
      fox.prompt,
      boats.prompt,
      fox.prompt,
    ]);
    expect(world.states([first, second, third].flatMap((id) => id ?? []))).toEqual(['kept', 'kept', 'kept']);
    expect(world.causes(second ?? ('' as never))).toContain('edited');
  });

  it('is there after a restart', () => {
    const [id] = waiting();
    edit(id);
    world.restart();
    expect(world.all()).toMatchObject([{ recipe: boats, revisionNumber: 2 }]);
  });

  it('takes the new price, and is bought at no other', async () => {
    const [id] = waiting();
    expect(edit(id, { ...fox, durationS: 10 }, 2 * price)).toMatchObject({ priceMicros: 2 * price });
    world.takes.resume();
    await world.clock.advance(5 * minuteMs);
    expect(world.remote.submits[0]?.recipe.durationS).toBe(10);
    expect(world.take(id ?? ('' as never))).toMatchObject({ state: 'kept', hold: null });
  });

  it('to something dearer than agreed is asked about before it is bought', async () => {
    const [id] = waiting();
    edit(id, { ...fox, durationS: 10 }, price);
    world.takes.resume();
    await world.clock.advance(5 * minuteMs);
    expect(world.take(id ?? ('' as never))).toMatchObject({
      hold: { reason: 'price-changed' },
      priceMicros: 2 * price,
    });
    expect(world.remote.submits).toEqual([]);
  });

  it('settles a price that had changed', async () => {
    const [id] = waiting();
    world.remote.scripts.price.push({ kind: 'amount', micros: 2 * price });
    world.takes.resume();
    await world.clock.advance(minuteMs);
    expect(world.take(id ?? ('' as never)).hold?.reason).toBe('price-changed');
    edit(id, boats, 2 * price);
    await world.clock.advance(5 * minuteMs);
    expect(world.take(id ?? ('' as never))).toMatchObject({ state: 'kept', recipe: boats });
  });

  it.each([
    ['prompt-empty', { ...fox, prompt: '  ' }],
    ['prompt-too-long', { ...fox, prompt: 'x'.repeat(2501) }],
  ] as const)('to a text that cannot be sent is refused: %s', (code, recipe) => {
    const [id] = waiting();
    expect(() => edit(id, recipe)).toThrow(expect.objectContaining({ code }));
    expect(world.all()).toMatchObject([{ recipe: fox, revisionNumber: 1 }]);
  });

  it('stays within the caps, its own old price given back', () => {
    const [id] = waiting(2);
    world.caps.dayMicros = 2 * price;
    expect(edit(id).recipe).toEqual(boats);
    expect(() => edit(id, { ...boats, durationS: 10 }, 2 * price)).toThrow(
      expect.objectContaining({ code: 'cap-day' }),
    );
    expect(world.all().map(({ priceMicros }) => priceMicros)).toEqual([price, price]);
  });

  it('to the same changes nothing', () => {
    const [id] = waiting();
    edit(id, fox, 5);
    expect(world.all()).toMatchObject([{ revisionNumber: 1, priceMicros: price }]);
    expect(world.causes(id ?? ('' as never))).toEqual(['generate']);
  });

  it('is too late once it was sent', async () => {
    const [id] = waiting();
    world.takes.resume();
    await world.clock.advance(1000);
    expect(() => edit(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('is free in practice', () => {
    const [id] = waiting(1, 'practice');
    expect(edit(id, { ...fox, durationS: 10 }, 0)).toMatchObject({ priceMicros: 0, money: 'free' });
  });
});
