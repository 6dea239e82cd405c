import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { magicWords } from '../../../electron/services/practice/magic-words.ts';

test('docs/practice.md lists every word the practice service knows, and no other', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/practice.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `\[(.+?)\]`/gm)].map(([, word]) => word);
  expect(new Set(listed)).toEqual(new Set(Object.keys(magicWords)));
  expect(listed).toHaveLength(Object.keys(magicWords).length);
});
