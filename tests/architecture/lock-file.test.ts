import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const { packages } = lockSchema.parse(
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')),
);

// npm leaves out what its registry does not have, and a later `npm ci` then refuses the whole file.
test('the lock file names the programs of every platform, not only of the one it was written on', () => {
  const optional = Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => ({ owner, name })),
  );
  const missing = optional.filter(
    ({ owner, name }) =>
      packages[`${owner}/node_modules/${name}`] === undefined &&
      packages[`node_modules/${name}`] === undefined,
  );

  expect(optional.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});
