import { expect, test } from 'vitest';
import { createRouter } from '../../../electron/ipc/router.ts';
import type { Handlers } from '../../../electron/ipc/router.ts';
import type { Log } from '../../../electron/services/ports.ts';
import { requests } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';

type Logged = { event: string; text: string };

function routerWith(some: Partial<Handlers>) {
  const logged: Logged[] = [];
  const log: Log = {
    info() {},
    warn() {},
    error: (event, error, fields) =>
      void logged.push({ event, text: `${String(error)} ${JSON.stringify(fields)}` }),
  };
  // Only the handlers a test names are ever called; the rest would be a failure of the test itself.
  const handlers = { ...some } as Handlers;
  const route = createRouter(handlers, { log, newReportId: () => 'r1', now: () => 0, checkOutputs: true });
  return { route, logged };
}

const info = { version: '1', runtime: 'stand-in' as const, platform: 'linux' as const, startedAtMs: 1 };

test('answers a known request with what its handler gives', async () => {
  const { route } = routerWith({ 'app.info': async () => info });
  expect(await route('app.info', {})).toEqual({ ok: true, value: info });
});

test.each([['__proto__'], ['constructor'], ['takes.steal'], [42], [null], [undefined], [{}]])(
  'refuses the name %j',
  async (name) => {
    const { route } = routerWith({});
    expect(await route(name, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  },
);

test('refuses input that does not fit, naming the field but never its value', async () => {
  const { route } = routerWith({});
  const reply = await route('settings.saveKey', { key: 'a key with spaces', keep: 'default' });
  expect(reply).toEqual({ ok: false, error: { code: 'invalid-input', message: 'settings.saveKey: key' } });
});

test('an AppError crosses as its code, message and facts', async () => {
  const { route } = routerWith({
    'app.info': async () => {
      throw new AppError('rate-limited', 'Slow down', { retryAfterMs: 50 });
    },
  });
  expect(await route('app.info', {})).toEqual({
    ok: false,
    error: { code: 'rate-limited', message: 'Slow down', retryAfterMs: 50 },
  });
});

test('any other error leaves nothing but a report id; the log has the rest', async () => {
  const { route, logged } = routerWith({
    'app.info': async () => {
      throw new TypeError('secret detail /home/someone');
    },
  });
  expect(await route('app.info', {})).toEqual({
    ok: false,
    error: { code: 'unexpected', message: 'Unexpected error', reportId: 'r1' },
  });
  expect(logged).toMatchObject([{ event: 'request.failed' }]);
  expect(logged[0]?.text).toContain('/home/someone');
});

test('an answer that breaks its schema is a bug, and is reported as one', async () => {
  const { route } = routerWith({ 'app.info': async () => ({ ...info, startedAtMs: -1 }) });
  expect(await route('app.info', {})).toMatchObject({ ok: false, error: { code: 'unexpected' } });
});

test('junk never reaches a handler and never throws', async () => {
  const { route } = routerWith({});
  const asked = Object.entries(requests).filter(([, { input }]) => !input.safeParse({}).success);
  expect(asked.length).toBeGreaterThan(20);
  for (const [name] of asked) {
    for (const input of [undefined, null, 0, 'x', [], {}, { id: '../../etc' }, { ids: 'x' }]) {
      expect(await route(name, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
  }
});
