import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGenerateStore, echoMs } from '../../../renderer/src/stores/generate.ts';
import type { Wish } from '../../../renderer/src/stores/generate.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { aRecipe } from '../../fakes/bridge/samples.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wish: Wish = { draftId: 'draftfox1', recipe: aRecipe({ prompt: 'fox' }), count: 2, agreedMicros: 0 };

test('two clicks before the answer queue once', async () => {
  const bridge = createFakeBridge();
  const { generate } = createGenerateStore(bridge).getState();
  const [first, second] = await Promise.all([generate(wish), generate(wish)]);
  expect(first?.ids).toHaveLength(2);
  expect(second).toBeNull();
  expect(bridge.world.takes.size).toBe(2);
});

test('the echo of a click that was already answered queues nothing', async () => {
  const bridge = createFakeBridge();
  const { generate } = createGenerateStore(bridge).getState();
  await generate(wish);
  await vi.advanceTimersByTimeAsync(echoMs - 1);
  expect(await generate(wish)).toBeNull();
  expect(bridge.world.takes.size).toBe(2);
});

test('a click that follows at once for another text is no echo: it is queued too', async () => {
  const bridge = createFakeBridge();
  const { generate } = createGenerateStore(bridge).getState();
  await generate(wish);
  const other = await generate({ ...wish, recipe: aRecipe({ prompt: 'owl' }) });
  expect(other?.ids).toHaveLength(2);
  expect(bridge.world.takes.size).toBe(4);
});

test('the echo of a click is one even when the price has changed in between', async () => {
  const bridge = createFakeBridge();
  const { generate } = createGenerateStore(bridge).getState();
  await generate(wish);
  expect(await generate({ ...wish, agreedMicros: 1 })).toBeNull();
  expect(bridge.world.takes.size).toBe(2);
});

test('a later click is a new wish with its own intent', async () => {
  const bridge = createFakeBridge();
  const { generate } = createGenerateStore(bridge).getState();
  await generate(wish);
  await vi.advanceTimersByTimeAsync(echoMs);
  await generate(wish);
  const [one, two] = bridge.inputsOf('takes.generate');
  expect(one?.intent).not.toBe(two?.intent);
  expect(bridge.world.takes.size).toBe(4);
});

test('after a lost answer the same wish goes out under the same intent', async () => {
  const bridge = createFakeBridge();
  const { generate } = createGenerateStore(bridge).getState();
  bridge.tear('takes.generate');
  await expect(generate(wish)).rejects.toMatchObject({ code: 'unexpected' });
  await generate(wish);
  const [one, two] = bridge.inputsOf('takes.generate');
  expect(two?.intent).toBe(one?.intent);
});

test('a changed wish after a failure is another intent', async () => {
  const bridge = createFakeBridge();
  const { generate } = createGenerateStore(bridge).getState();
  bridge.fail('takes.generate', 'cap-batch', 1);
  await expect(generate(wish)).rejects.toMatchObject({ code: 'cap-batch' });
  await generate({ ...wish, count: 1 });
  const [one, two] = bridge.inputsOf('takes.generate');
  expect(two?.intent).not.toBe(one?.intent);
});

test('a failure leaves the button free', async () => {
  const bridge = createFakeBridge();
  const store = createGenerateStore(bridge);
  bridge.fail('takes.generate', 'disk-full', 1);
  await expect(store.getState().generate(wish)).rejects.toThrow('disk-full');
  expect(store.getState().isSending).toBe(false);
});
