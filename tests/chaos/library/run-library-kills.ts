import { rmSync } from 'node:fs';
import { build, isBuildStale } from '../../stand-in/build.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { runLibraryKill } from './library-kill.ts';

export type LibraryKillTotals = {
  readonly kills: number;
  readonly acts: number;
  readonly lostActs: number;
  readonly lostFiles: number;
  readonly differencesAfterRebuild: number;
  readonly problems: readonly string[];
};

/** Kills the built program `count` times at its work on a library, and looks each time what it still knows. */
export async function runLibraryKills(options: {
  readonly from: number;
  readonly count: number;
}): Promise<LibraryKillTotals> {
  const totals = { kills: 0, acts: 0, lostActs: 0, lostFiles: 0, differencesAfterRebuild: 0 };
  const problems: string[] = [];
  if (options.count === 0) return { ...totals, problems };
  if (isBuildStale() && !build()) throw new Error('The studio could not be built');
  const folder = scratchFolder();
  try {
    for (let seed = options.from; totals.kills < options.count; seed += 1) {
      const left = options.count - totals.kills;
      const result = await runLibraryKill(seed, folder, left);
      totals.kills += result.kills;
      totals.acts += result.acts;
      totals.lostActs += result.lostActs;
      totals.lostFiles += result.lostFiles;
      totals.differencesAfterRebuild += result.differencesAfterRebuild;
      problems.push(...result.problems.map((problem) => `kill ${seed}: ${problem}`));
    }
    return { ...totals, problems };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
