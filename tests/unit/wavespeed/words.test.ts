import { describe, expect, test } from 'vitest';
import { cleanMessage } from '../../../electron/services/wavespeed/clean-message.ts';
import { isModelId, isRemoteId } from '../../../electron/services/wavespeed/remote-id.ts';
import { retryAfterMs } from '../../../electron/services/wavespeed/retry-after.ts';

describe('cleanMessage', () => {
  test.each([
    [null, null],
    ['', null],
    [' \n\u0000 ', null],
    ['plain', 'plain'],
    ['two\r\nlines\tand\u0007 bells', 'two lines and bells'],
    ['left\u202eright\u200b', 'left right'],
    ['key wsk_12345678 is wrong', 'key [key] is wrong'],
    ['got "Bearer abc.def" here', 'got "Bearer [key] here'],
    ['wsk_1234\u00005678', 'wsk_1234 5678'],
  ])('makes %j into %j', (text, expected) => {
    expect(cleanMessage(text, 'wsk_12345678')).toBe(expected);
  });

  test('shortens to 300 characters without cutting one in half', () => {
    const long = cleanMessage('🦊'.repeat(500), null) ?? '';
    expect(Array.from(long)).toHaveLength(300);
    expect(long.endsWith('🦊…')).toBe(true);
  });

  test('removes the key also where shortening would have cut it', () => {
    expect(cleanMessage(`${'x'.repeat(295)}wsk_12345678`, 'wsk_12345678')).not.toContain('wsk');
  });
});

describe('retryAfterMs', () => {
  const date = 'Sun, 22 Nov 2026 14:00:00 GMT';
  test.each([
    [{}, null],
    [{ 'retry-after': '' }, null],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': ' 7 ' }, 7000],
    [{ 'retry-after': '1.5' }, 1500],
    [{ 'retry-after': '999999' }, 3_600_000],
    [{ 'retry-after': '-5', date }, 0],
    [{ 'retry-after': 'soon', date }, null],
    [{ 'retry-after': 'Sun, 22 Nov 2026 14:00:30 GMT', date }, 30_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 13:00:00 GMT', date }, 0],
    [{ 'retry-after': 'Mon, 23 Nov 2026 14:00:00 GMT', date }, 3_600_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 14:00:30 GMT' }, null],
  ] as const)('reads %j as %j', (headers, expected) => {
    expect(retryAfterMs(headers)).toBe(expected);
  });
});

test.each(['0123456789abcdef0123456789abcdef', 'pred_abc123', 'a-B_9', 'x'.repeat(128)])(
  '%s is an id',
  (id) => {
    expect(isRemoteId(id)).toBe(true);
  },
);
test.each(['', 'a/b', '..', 'a.b', 'a b', 'a?b', 'ä', 'a\n', 'x'.repeat(129), 7, null, undefined, {}])(
  '%j is no id',
  (id) => {
    expect(isRemoteId(id)).toBe(false);
  },
);
test.each(['kwaivgi/kling-v2.0-t2v-master', 'a', 'kwaivgi/kling-v2.6-pro/text-to-video'])(
  '%s is a model',
  (id) => {
    expect(isModelId(id)).toBe(true);
  },
);
test.each(['', '/a', 'a/', 'a//b', '../a', 'a/../b', 'a/.b', 'a b', 'a?b', 'x'.repeat(201)])(
  '%s is no model',
  (id) => {
    expect(isModelId(id)).toBe(false);
  },
);
