import { expect, test } from 'vitest';
import { workId } from '../../../shared/contract/ids.ts';
import type { Work } from '../../../shared/contract/works.ts';
import { worksText } from '../../../renderer/src/text/works.ts';

const ended = (over: Partial<Work>): Work => ({
  id: workId.parse('workdone1'),
  kind: 'import',
  state: 'done',
  done: 0,
  total: null,
  unit: 'clips',
  errorCode: null,
  skipped: 0,
  ...over,
});

test.each([
  ['an import of files that are no videos brought no clip', { done: 9, skipped: 9 }, 'No new clip'],
  ['an import counts what came in', { done: 10, skipped: 9 }, '1 clip'],
  ['a check counts what it looked at', { kind: 'verify', done: 8, skipped: 2 }, '8 clips'],
] as const)('%s', (_, over, said) => expect(worksText.standing(ended(over))).toBe(said));
