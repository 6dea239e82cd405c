import { expect, test } from 'vitest';
import { createSettings } from '../../../electron/services/settings.ts';
import type { Log } from '../../../electron/services/ports.ts';

const quiet: Log = { info() {}, warn() {}, error() {} };

function fileWith(initial: unknown) {
  const state = { value: initial };
  return { state, file: { read: () => state.value, write: (value: unknown) => void (state.value = value) } };
}

test('an empty file gives the documented defaults: Bronze limits, no caps', () => {
  const settings = createSettings(fileWith({}).file, quiet).get();
  expect(settings.limits).toEqual({ tier: 'bronze', concurrent: 3, perMinute: 5 });
  expect(settings.caps).toEqual({ dayMicros: null, monthMicros: null, batchMicros: null });
  expect(settings.theme).toBe('system');
});

test('a field that does not fit falls back alone; the rest is kept', () => {
  const { file } = fileWith({ version: 1, theme: 'purple', density: 200, libraryFolder: '/clips' });
  const settings = createSettings(file, quiet).get();
  expect(settings).toMatchObject({ theme: 'system', density: 200, libraryFolder: '/clips' });
});

test.each([[null], ['text'], [42], [[]], [{ version: 7, theme: 'dark' }]])(
  'survives a file that holds %j',
  (raw) => {
    expect(() => createSettings(fileWith(raw).file, quiet).get()).not.toThrow();
  },
);

test('a newer file is read and not rewritten until something changes', () => {
  const { file, state } = fileWith({ version: 7, theme: 'dark', later: true });
  const settings = createSettings(file, quiet);
  expect(settings.get().theme).toBe('dark');
  expect(state.value).toEqual({ version: 7, theme: 'dark', later: true });
});

test('a change is written whole and read back the same', () => {
  const { file } = fileWith({});
  createSettings(file, quiet).update({
    theme: 'light',
    caps: { dayMicros: 5_000_000, monthMicros: null, batchMicros: null },
  });
  expect(createSettings(file, quiet).get()).toMatchObject({ theme: 'light', caps: { dayMicros: 5_000_000 } });
});

test('a change that cannot be written is no change: what is asked for next is what the disk holds', () => {
  const file = {
    read: () => ({ version: 1, theme: 'dark' }),
    write() {
      throw new Error('ENOSPC');
    },
  };
  const settings = createSettings(file, quiet);
  expect(() => settings.update({ theme: 'light' })).toThrow('ENOSPC');
  expect(settings.get().theme).toBe('dark');
});
