import { app, call, expect, facts, test } from './conformance-app.ts';

test.describe('requests and events', () => {
  test('a request is answered with a copy of what the handler returned', async ({ shared }) => {
    const { page } = shared;
    const sent = { text: 'fuchs 狐', list: [1, [2]], nothing: null, half: 0.5 };
    expect(await call(page, 'echo', sent)).toEqual(sent);
    const kinds = await page.evaluate(async () => {
      const back = await window.probe.call('echo', { when: new Date(5), gap: undefined, odd: Number.NaN });
      const { when, gap, odd } = back as Record<string, unknown>;
      return [when instanceof Date && when.getTime(), gap === undefined && 'gap' in (back as object), odd];
    });
    expect(kinds).toEqual([5, true, Number.NaN]);
  });

  test('what cannot be cloned is refused', async ({ shared }) => {
    const { page } = shared;
    const message = await page.evaluate(() =>
      window.probe.call('echo', () => 1).then(String, (error: Error) => error.message),
    );
    expect(message).toContain('could not be cloned');
  });

  test('a handler that throws rejects with its message and nothing else', async ({ shared }) => {
    const { page } = shared;
    const message = await page.evaluate(() =>
      window.probe.call('fail').catch((error: Error) => error.message),
    );
    expect(message).toBe("Error invoking remote method 'call': RangeError: too far");
  });

  test('a second handler for a channel is refused', async ({ shared }) => {
    const { page } = shared;
    expect(await call(page, 'second')).toContain("second handler for 'call'");
  });

  test('pushed events arrive in order and before the answer that follows them, and stop when asked', async ({
    shared,
  }) => {
    const { page } = shared;
    const seen = await page.evaluate(async () => {
      const numbers: unknown[] = [];
      const stop = window.probe.subscribe((index) => numbers.push(index));
      await window.probe.call('push', 200);
      const atAnswer = numbers.length;
      stop();
      await window.probe.call('push', 5);
      return { numbers, atAnswer };
    });
    expect(seen.atAnswer).toBe(200);
    expect(seen.numbers).toEqual(Array.from({ length: 200 }, (_, index) => index));
  });

  test('a message without answer reaches main with the address of its frame', async ({ launch }) => {
    const studio = await launch(app);
    await studio.page.evaluate(() => window.probe.tell('hello', { a: 1 }));
    await expect
      .poll(() => facts(studio, 'told'))
      .toEqual([{ name: 'hello', input: { a: 1 }, url: 'app://studio/index.html' }]);
  });

  test('the sender is the main frame of the app, and null once its page has been left', async ({
    launch,
  }) => {
    const studio = await launch(app);
    expect(await call(studio.page, 'frame')).toEqual({
      url: 'app://studio/index.html',
      parent: null,
      at: 'app://studio/index.html',
    });
    await studio.page.evaluate(() => void window.probe.call('slow'));
    await studio.page.reload();
    await expect
      .poll(() => facts(studio, 'frame-after-reload'))
      .toEqual([{ before: 'app://studio/index.html', after: null }]);
  });
});

test.describe('isolation', () => {
  test('the first script of the page finds the bridge, and no way round it', async ({ shared }) => {
    const { page } = shared;
    expect(await page.evaluate(() => window.found)).toEqual({
      probe: 'object',
      require: 'undefined',
      process: 'undefined',
      ipcRenderer: 'undefined',
      door: 'undefined',
      tell: 'undefined',
    });
  });

  test('what the preload exposes is a frozen copy that cannot be replaced', async ({ shared }) => {
    const { page } = shared;
    const state = await page.evaluate(() => {
      const assigned = Reflect.set(window, 'probe', null);
      const nested = Reflect.set(window.probe.nested.list, 0, 9);
      return { assigned, nested, answer: window.probe.answer, list: window.probe.nested.list };
    });
    expect(state).toEqual({ assigned: false, nested: false, answer: 42, list: [1, 2] });
  });

  test('an error of the preload comes over as a plain one', async ({ shared }) => {
    const { page } = shared;
    const error = await page.evaluate(() => {
      try {
        window.probe.fail();
        return null;
      } catch (thrown) {
        return thrown instanceof Error && thrown.message;
      }
    });
    expect(error).toContain('from the preload');
  });

  test('a frame within the page has no bridge', async ({ shared }) => {
    const { page } = shared;
    const inside = await page.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentWindow;
      return typeof frame?.window.probe;
    });
    expect(inside).toBe('undefined');
  });

  test('the bridge is there again after a reload', async ({ launch }) => {
    const studio = await launch(app);
    await studio.page.reload();
    expect(await call(studio.page, 'echo', 1)).toBe(1);
    expect(facts(studio, 'did-finish-load')).toEqual(['app://studio/index.html', 'app://studio/index.html']);
  });
});
