import { expect, test } from 'vitest';
import { readForeign } from '../../../electron/services/import/foreign-words.ts';
import { createSeededRandom } from '../../fakes/random.ts';

test.each([
  [
    { prompt: 'a fox', negative_prompt: 'blur' },
    { prompt: 'a fox', negativePrompt: 'blur' },
  ],
  [
    { Prompt: ' a fox ', negativePrompt: '' },
    { prompt: 'a fox', negativePrompt: null },
  ],
  [{ data: { input: { prompt: 'a fox' } } }, { prompt: 'a fox' }],
  [{ prompt: 'outer', input: { prompt: 'inner' } }, { prompt: 'outer' }],
  [{ aspect_ratio: '16x9' }, { aspectRatio: '16:9' }],
  [{ aspect_ratio: '4:3', prompt: 'x' }, { aspectRatio: null }],
  [{ duration: '5s' }, { durationS: 5 }],
  [{ duration: 5000, prompt: 'x' }, { durationS: null }],
  [{ created_at: 1_740_823_200 }, { createdAtMs: 1_740_823_200_000 }],
  [{ created_at: '1740823200000' }, { createdAtMs: 1_740_823_200_000 }],
  [{ date: '2025-03-01' }, { createdAtMs: Date.UTC(2025, 2, 1) }],
  [{ tags: [{ name: 'bird' }, 'lake', 7, 'bird'] }, { tags: ['bird', 'lake'] }],
  [{ keywords: 'bird; lake,' }, { tags: ['bird', 'lake'] }],
  [{ star: 4 }, { rating: 4 }],
  [{ rating: 97, prompt: 'x' }, { rating: null }],
])('%j tells %j', (json, words) => {
  expect(readForeign(json)).toMatchObject(words);
});

test.each([
  [null],
  ['text'],
  [7],
  [[]],
  [[{ prompt: 'in a list' }]],
  [{}],
  [{ prompt: '   ' }],
  [{ a: { b: 1 } }],
])('%j tells nothing', (json) => {
  expect(readForeign(json)).toBeNull();
});

test('whatever JSON there is, it is read without failing and tells only what can be kept', () => {
  const { uniform } = createSeededRandom(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(uniform() * list.length)] as T;
  const names = [
    'prompt',
    'tags',
    'rating',
    'created_at',
    'duration',
    'input',
    'data',
    'title',
    '__proto__',
    'constructor',
  ];
  const leaves = [
    null,
    true,
    -1,
    0,
    1e308,
    Number.NaN,
    '',
    ' ',
    '\ud800',
    'x'.repeat(200_001),
    '2026',
    '99999999999999',
    [[]],
  ];
  const any = (depth: number): unknown => {
    if (depth === 0 || uniform() < 0.4) return pick(leaves);
    if (uniform() < 0.3) return [any(depth - 1), any(depth - 1)];
    return Object.fromEntries(Array.from({ length: 4 }, () => [pick(names), any(depth - 1)]));
  };
  for (let run = 0; run < 3000; run += 1) {
    const words = readForeign(any(4));
    if (words === null) continue;
    for (const text of [words.prompt, words.title, words.notes, ...(words.tags ?? [])]) {
      expect(text === null || (text.isWellFormed() && text.trim() !== '' && text.length <= 100_000)).toBe(
        true,
      );
    }
    expect(words.createdAtMs === null || Number.isSafeInteger(words.createdAtMs)).toBe(true);
    expect(words.rating === null || [1, 2, 3, 4, 5].includes(words.rating)).toBe(true);
  }
});
