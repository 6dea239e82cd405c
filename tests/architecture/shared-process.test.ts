import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Unit tests share their processes, one file after the other: what one changes for all, the next would find changed. */
const sharing = globSync('tests/{unit,fakes,architecture}/**/*.ts', { cwd: root }).filter(
  (file) => !file.endsWith('.alone.test.ts') && file !== path.relative(root, import.meta.filename),
);
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test.each([
  ['puts something in the place of a module', /\bvi\.(mock|doMock)\(/],
  ['leaves the folder, or changes who may read new files', /\bprocess\.(chdir|umask)\(/],
  ['writes to the environment', /\bprocess\.env(\.\w+|\[[^\]]+\]) = |\bvi\.stubEnv\(/],
])('no test that shares its process %s', (_, forbidden) => {
  expect(sharing.length).toBeGreaterThan(150);
  expect(sharing.filter((file) => forbidden.test(textOf(file)))).toEqual([]);
});

test('whoever stops the clocks starts them again', () => {
  const stopping = sharing.filter((file) => textOf(file).includes('vi.useFakeTimers('));
  expect(stopping.length).toBeGreaterThan(0);
  expect(stopping.filter((file) => !textOf(file).includes('vi.useRealTimers('))).toEqual([]);
});
