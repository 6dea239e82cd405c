import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchStudio } from '../e2e/studio.ts';
import { median, rounded } from './median.ts';
import { makeDrafts, richPrompt } from './typing/drafts.ts';

const rounds = 5;
const blankApp = path.join(import.meta.dirname, 'blank-app');

/**
 * From the start of the process to a Write room one can type in, against a blank page in the same runtime, and with a thousand drafts
 * against ten. All pages set the mark `dailies:usable`; all profiles are warm; rounds alternate.
 */
export async function run(): Promise<Record<string, number>> {
  const starts = [
    await profileOf('studio'),
    { ...(await profileOf('blank')), appDir: blankApp },
    await profileOf('ten', 10),
    await profileOf('thousand', 1000),
  ];
  try {
    for (const start of starts) await timeToUsable(start);
    for (let round = 0; round < rounds; round += 1)
      for (const start of starts) start.timesMs.push(await timeToUsable(start));
    const [interactiveMs = 0, blankMs = 0, tenDraftsMs = 0, thousandDraftsMs = 0] = starts.map(
      ({ timesMs }) => median(timesMs),
    );
    return {
      interactiveMs: rounded(interactiveMs, 0),
      blankMs: rounded(blankMs, 0),
      ratio: rounded(interactiveMs / blankMs, 3),
      tenDraftsMs: rounded(tenDraftsMs, 0),
      thousandDraftsMs: rounded(thousandDraftsMs, 0),
      draftsRatio: rounded(thousandDraftsMs / tenDraftsMs, 3),
    };
  } finally {
    for (const { userDataDir } of starts) await rm(userDataDir, { recursive: true, force: true });
  }
}

type Start = { readonly userDataDir: string; readonly appDir?: string; readonly timesMs: number[] };

async function profileOf(name: string, drafts = 0): Promise<Start> {
  const userDataDir = await mkdtemp(path.join(tmpdir(), `dailies-${name}-`));
  if (drafts > 0) await makeDrafts(userDataDir, drafts, richPrompt(1500));
  return { userDataDir, timesMs: [] };
}

async function timeToUsable({ userDataDir, appDir }: Start): Promise<number> {
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
