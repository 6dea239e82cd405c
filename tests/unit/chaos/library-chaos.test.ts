import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryPlants, type LibraryPlantName } from '../../chaos/library/plants.ts';

const program = path.resolve(import.meta.dirname, '../../chaos/run.ts');
type Figures = Readonly<Record<string, number>>;

function chaos(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly figures: Figures; readonly told: string }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, '--library', ...args, '--json'], (error, stdout, stderr) => {
      const line = stdout.trim().split('\n').at(-1) ?? '';
      if (line === '') reject(new Error(`The harness said nothing. ${stderr}`, { cause: error }));
      else
        resolve({ code: error === null ? 0 : Number(error.code), figures: JSON.parse(line), told: stderr });
    });
  });
}

describe('chaos in the library', { timeout: 240_000 }, () => {
  it('loses no act and no file, and nothing with the index, in twenty schedules and the known ones', async () => {
    const { code, figures, told } = await chaos('--seeds', '20');
    expect(told).toBe('');
    expect(figures).toMatchObject({ lostActs: 0, lostFiles: 0, differencesAfterRebuild: 0 });
    expect(figures['schedules']).toBeGreaterThanOrEqual(20);
    expect(figures['acts']).toBeGreaterThan(200);
    expect(code).toBe(0);
  });

  it('is the same each time for the same seed', async () => {
    const digest = async () => (await chaos('--seed', '7', '--trace')).told.match(/digest (\w+)/)?.[1];
    const first = await digest();
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(await digest()).toBe(first);
  });

  it.each(Object.keys(libraryPlants) as LibraryPlantName[])('catches %s', async (name) => {
    const { code, figures, told } = await chaos('--seeds', '120', '--plant', name, '--until-found');
    expect(code).toBe(1);
    expect(figures[libraryPlants[name].finds]).toBeGreaterThan(0);
    expect(told).toContain('npm run chaos -- --library --seed');
  });
});
