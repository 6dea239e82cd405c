import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropIn, expect, test, toast } from './library-stage.ts';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

test('a second sidecar that another computer has left is noticed, shown beside the first, and chosen with a way back', async ({
  launch,
  outside,
}) => {
  const { page, libraryDir } = await launch();
  await dropIn(page, outside, ['fox-16x9-5s']);
  const [own = ''] = globSync('*/*.json', { cwd: libraryDir }).map((name) => path.join(libraryDir, name));
  const copy = own.replace(/\.json$/, ' (conflicted copy).json');
  writeFileSync(copy, JSON.stringify({ ...read(own), rating: 3, tags: ['winter'], notes: 'Best of all.' }));

  await expect(page.getByText('1 clip has two sidecars that differ.')).toBeVisible();
  await page.getByRole('button', { name: 'Choose …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which of these holds?' });
  await expect(dialog.getByRole('row', { name: /^Rating No stars 3 stars$/ })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^Notes – Best of all\.$/ })).toBeVisible();
  await dialog.getByRole('button', { name: `Use ${path.basename(copy)}` }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('two sidecars that differ')).toBeHidden();
  await expect.poll(() => read(own)['rating']).toBe(3);
  expect(globSync('*/*.json', { cwd: libraryDir })).toHaveLength(1);
  expect(globSync('.dailies/aside/*.json', { cwd: libraryDir })).toHaveLength(1);

  await toast(page, 'The other sidecar holds now').waitFor();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(() => read(own)['rating']).toBe(0);
});
