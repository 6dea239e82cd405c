import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { restoreCaps, storeCaps } from '../../../electron/services/caps-store.ts';
import { createSettings } from '../../../electron/services/settings.ts';
import { openDatabase } from '../../../electron/services/sqlite.ts';
import { studioMigrations } from '../../../electron/services/studio-schema.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'dailies-caps-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function settingsOf(initial: unknown) {
  const held = { value: initial };
  return createSettings(
    { read: () => held.value, write: (value) => void (held.value = value) },
    { info() {}, warn() {}, error() {} },
  );
}

function withDatabase<T>(work: (database: ReturnType<typeof openDatabase>) => T): T {
  const database = openDatabase(path.join(folder, 'studio.sqlite'), studioMigrations, 'full');
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const caps = { dayMicros: 5_000_000, monthMicros: null, batchMicros: 2_600_000 };

test('caps outlive a settings file that was lost', () => {
  withDatabase((database) => storeCaps(database, caps));
  const settings = settingsOf({});
  withDatabase((database) => restoreCaps(database, settings));
  expect(settings.get().caps).toEqual(caps);
});

test('where file and journal differ, the stricter cap of each kind holds', () => {
  withDatabase((database) => storeCaps(database, caps));
  const settings = settingsOf({
    version: 1,
    caps: { dayMicros: 1_000_000, monthMicros: 9_000_000, batchMicros: 5_200_000 },
  });
  withDatabase((database) => restoreCaps(database, settings));
  expect(settings.get().caps).toEqual({
    dayMicros: 1_000_000,
    monthMicros: 9_000_000,
    batchMicros: 2_600_000,
  });
});

test('without stored caps, or with ones that cannot be read, the file’s hold', () => {
  const settings = settingsOf({ version: 1, caps });
  withDatabase((database) => {
    restoreCaps(database, settings);
    database.prepare("INSERT INTO flags (name, value) VALUES ('caps', '{nonsense')").run();
    expect(() => restoreCaps(database, settings)).not.toThrow();
  });
  expect(settings.get().caps).toEqual(caps);
});
