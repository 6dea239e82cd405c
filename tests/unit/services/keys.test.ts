import { expect, test } from 'vitest';
import { openKeys } from '../../../electron/services/keys.ts';
import type { Log, SecretProtection, SecretStore } from '../../../electron/services/ports.ts';

const quiet: Log = { info() {}, warn() {}, error() {} };
const key = 'wsk_live_0123456789abcd';

function secretsOf(protection: SecretProtection, held: Map<string, string> = new Map()) {
  const store: SecretStore = {
    protection: async () => protection,
    load: async (name) => held.get(name) ?? null,
    save: async (name, value) => void held.set(name, value),
    erase: async (name) => void held.delete(name),
  };
  return { store, held };
}

test('with a keyring the key is stored and comes back at the next start', async () => {
  const { store } = secretsOf('os');
  const first = await openKeys(store, undefined, quiet);
  expect(await first.save(key, 'default')).toEqual({ offerWeak: false });
  const second = await openKeys(store, undefined, quiet);
  expect(second.current()).toBe(key);
  expect(await second.view()).toEqual({ source: 'stored', lastFour: 'abcd', protection: 'os' });
});

test('without a keyring the key lives for the session, and storing it weakly is the user’s choice', async () => {
  const { store, held } = secretsOf('weak');
  const keys = await openKeys(store, undefined, quiet);
  expect(await keys.save(key, 'default')).toEqual({ offerWeak: true });
  expect(keys.current()).toBe(key);
  expect(held.size).toBe(0);
  await keys.keepWeakly();
  expect(await keys.view()).toMatchObject({ source: 'stored' });
  expect([...held.values()]).toEqual([key]);
});

test('where nothing can be stored, nothing is, whatever is asked', async () => {
  const { store, held } = secretsOf('none');
  const keys = await openKeys(store, undefined, quiet);
  expect(await keys.save(key, 'weak')).toEqual({ offerWeak: false });
  await expect(keys.keepWeakly()).rejects.toMatchObject({ code: 'unavailable' });
  expect(held.size).toBe(0);
});

test('a key for this session only removes an older stored one', async () => {
  const { store, held } = secretsOf('os', new Map([['api-key', 'the-old-key-0000']]));
  const keys = await openKeys(store, undefined, quiet);
  await keys.save(key, 'session');
  expect(held.size).toBe(0);
});

test('the environment’s key wins, is never stored, and cannot be replaced here', async () => {
  const { store, held } = secretsOf('os', new Map([['api-key', 'the-old-key-0000']]));
  const keys = await openKeys(store, ` ${key}\n`, quiet);
  expect(keys.current()).toBe(key);
  await expect(keys.save('another-key-1234', 'default')).rejects.toMatchObject({ code: 'conflict' });
  await expect(keys.erase()).rejects.toMatchObject({ code: 'conflict' });
  expect([...held.values()]).toEqual(['the-old-key-0000']);
});

test('a stored key that cannot be read any more is logged and asked for anew', async () => {
  const { store } = secretsOf('os');
  const logged: string[] = [];
  const failing: SecretStore = { ...store, load: async () => Promise.reject(new Error('keyring was reset')) };
  const keys = await openKeys(failing, undefined, { ...quiet, error: (event) => void logged.push(event) });
  expect(keys.current()).toBe(null);
  expect(logged).toEqual(['key.unreadable']);
});

test('of a key so short that four characters would tell most of it, none are shown', async () => {
  const { store } = secretsOf('os');
  const keys = await openKeys(store, 'abcdefgh', quiet);
  expect(await keys.view()).toMatchObject({ source: 'environment', lastFour: null });
});
