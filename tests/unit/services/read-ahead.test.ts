import { expect, it } from 'vitest';
import { readAhead } from '../../../electron/services/read-ahead.ts';

const numbers = Array.from({ length: 40 }, (_, at) => at);

/** Reads that end when they are told to. */
function gated() {
  const gates = new Map<number, PromiseWithResolvers<string>>();
  let most = 0;
  let open = 0;
  const read = async (item: number): Promise<string> => {
    const gate = Promise.withResolvers<string>();
    gates.set(item, gate);
    open += 1;
    most = Math.max(most, open);
    try {
      return await gate.promise;
    } finally {
      open -= 1;
    }
  };
  return { gates, read, most: () => most, open: () => open };
}

async function collect<T>(found: AsyncIterable<readonly [number, T]>): Promise<(readonly [number, T])[]> {
  return await Array.fromAsync(found);
}

it('so many are read at once and no more, and they come in their order, however they end', async () => {
  const { gates, read, most } = gated();
  let isOver = false;
  const found = collect(readAhead(numbers, 8, read)).finally(() => (isOver = true));
  while (!isOver) {
    await Promise.resolve();
    // The last that was begun ends first.
    const [item, gate] = [...gates].at(-1) ?? [];
    if (item === undefined || gate === undefined) continue;
    gates.delete(item);
    gate.resolve(`read ${item}`);
  }
  expect(await found).toEqual(numbers.map((item) => [item, `read ${item}`]));
  expect(most()).toBe(8);
});

it('the first that fails ends it, once none is under way any more', async () => {
  const { gates, read, open } = gated();
  const found = collect(readAhead(numbers, 4, read));
  await Promise.resolve();
  gates.get(2)?.reject(new Error('unread'));
  for (const at of [3, 1, 0]) gates.get(at)?.resolve('');
  setTimeout(() => gates.forEach((gate) => gate.resolve('')));
  await expect(found).rejects.toThrow('unread');
  expect(open()).toBe(0);
  expect(gates.size).toBeLessThan(numbers.length);
});
