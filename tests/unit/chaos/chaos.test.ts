import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { plants, type PlantName } from '../../chaos/plants.ts';

const program = path.resolve(import.meta.dirname, '../../chaos/run.ts');
type Figures = Readonly<Record<string, number>>;

function chaos(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly figures: Figures; readonly told: string }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args, '--json'], (error, stdout, stderr) => {
      const line = stdout.trim().split('\n').at(-1) ?? '';
      if (line === '') reject(new Error(`The harness said nothing. ${stderr}`, { cause: error }));
      else
        resolve({ code: error === null ? 0 : Number(error.code), figures: JSON.parse(line), told: stderr });
    });
  });
}

const none = { lost: 0, doubleSubmitted: 0, corruptFiles: 0, stuck: 0 };

describe('chaos', { timeout: 120_000 }, () => {
  it('loses nothing, buys nothing twice and breaks no file in forty schedules and the known ones', async () => {
    const { code, figures, told } = await chaos('--seeds', '40');
    expect(told).toBe('');
    expect(figures).toMatchObject(none);
    expect(figures['schedules']).toBeGreaterThanOrEqual(40);
    expect(figures['kept']).toBeGreaterThan(100);
    expect((figures['kept'] ?? 0) + (figures['explained'] ?? 0)).toBe(figures['paid']);
    expect(code).toBe(0);
  });

  it('is the same each time for the same seed', async () => {
    const digest = async () => (await chaos('--seed', '7', '--trace')).told.match(/digest (\w+)/)?.[1];
    const first = await digest();
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(await digest()).toBe(first);
  });

  it.each(Object.keys(plants) as PlantName[])('catches %s', async (name) => {
    const { code, figures, told } = await chaos('--seeds', '24', '--plant', name, '--until-found');
    expect(code).toBe(1);
    expect(figures[plants[name].finds]).toBeGreaterThan(0);
    expect(told).toContain('npm run chaos -- --seed');
  });
});
