import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchStudio } from '../e2e/studio.ts';
import { median, rounded } from './median.ts';

const rounds = 5;
const blankApp = path.join(import.meta.dirname, 'blank-app');

/**
 * From the start of the process to a Write room one can type in, against a blank page in the same runtime. Both pages set the mark
 * `dailies:usable`; both profiles are warm; rounds alternate.
 */
export async function run(): Promise<Record<string, number>> {
  const profiles = [];
  for (const name of ['studio', 'blank'])
    profiles.push(await mkdtemp(path.join(tmpdir(), `dailies-${name}-`)));
  const [studio = '', blank = ''] = profiles;
  try {
    await timeToUsable(studio);
    await timeToUsable(blank, blankApp);
    const interactive: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      interactive.push(await timeToUsable(studio));
      empty.push(await timeToUsable(blank, blankApp));
    }
    const interactiveMs = median(interactive);
    const blankMs = median(empty);
    return {
      interactiveMs: rounded(interactiveMs, 0),
      blankMs: rounded(blankMs, 0),
      ratio: rounded(interactiveMs / blankMs, 3),
    };
  } finally {
    for (const profile of profiles) await rm(profile, { recursive: true, force: true });
  }
}

async function timeToUsable(userDataDir: string, appDir?: string): Promise<number> {
  const startedAt = Date.now();
  const studio = await launchStudio({ userDataDir, ...(appDir !== undefined && { appDir }) });
  try {
    const mark = await studio.page.waitForFunction(() => {
      const [usable] = performance.getEntriesByName('dailies:usable');
      return usable === undefined ? null : performance.timeOrigin + usable.startTime;
    });
    const usableAt = await mark.jsonValue();
    if (usableAt === null) throw new Error('The mark was not set');
    return usableAt - startedAt;
  } finally {
    await studio.close();
  }
}
