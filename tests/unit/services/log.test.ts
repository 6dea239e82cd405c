import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog, redact } from '../../../electron/services/log.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'dailies-log-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a line holds the event, its fields and the chain of causes', () => {
  const file = path.join(folder, 'studio.log');
  const log = createLog(file, { now: () => 0, secret: () => null });
  log.error('take.failed', new Error('outer', { cause: new Error('inner') }), { take: 'abc' });
  const line = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  expect(line).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    level: 'error',
    event: 'take.failed',
    take: 'abc',
  });
  expect(line['error']).toMatch(/outer[^]*caused by[^]*inner/);
});

test('the key in use never reaches the file, wherever it turns up', () => {
  const file = path.join(folder, 'studio.log');
  const key = 'short-key-9';
  const log = createLog(file, { now: () => 0, secret: () => key });
  log.error('request.failed', new Error(`bad header Bearer ${key}`), { note: key });
  expect(readFileSync(file, 'utf8')).not.toContain(key);
});

test('a key with characters that JSON escapes does not reach the file either', () => {
  const file = path.join(folder, 'studio.log');
  const key = String.raw`short"key\9`;
  const log = createLog(file, { now: () => 0, secret: () => key });
  log.error('request.failed', new Error(`bad header ${key}`), { note: key });
  const line = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  expect(line['note']).toBe('[key]');
  expect(line['error']).toContain('bad header [key]');
});

test.each([
  ['an object that holds itself', () => Object.assign({}, { self: [] as unknown[] })],
  ['a big number', () => 10n],
  ['nothing', () => undefined],
])('%s that was thrown is written down, and throws nothing', (_name, thrown) => {
  const file = path.join(folder, 'studio.log');
  const value = thrown();
  if (typeof value === 'object') value.self.push(value);
  createLog(file, { now: () => 0, secret: () => null }).error('main.uncaught', value);
  expect(readFileSync(file, 'utf8')).toContain('main.uncaught');
});

test('what looks like a key is blanked even when it is not the one in use', () => {
  expect(redact('authorization: Bearer abc.def', null)).toBe('authorization: Bearer [redacted]');
  expect(redact('x=wsk_1234567890123456789012345678901234567890', null)).toBe('x=[redacted]');
  expect(redact('sha256 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0', null)).toContain(
    '0f1e2d',
  );
});

test('a log that cannot be written stops nothing', () => {
  const log = createLog(path.join(folder, 'studio.log', 'not', 'a', '\0folder'), {
    now: () => 0,
    secret: () => null,
  });
  expect(() => log.info('started')).not.toThrow();
});
