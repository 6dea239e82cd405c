import { rmSync } from 'node:fs';
import { addFigures, noFigures, type Figures } from '../compare.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { build, isBuildStale } from '../../stand-in/build.ts';
import { runKill } from './run-kill.ts';

export type KillReport = {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly lines: readonly string[];
};
export type KillTotals = { readonly kills: number; readonly failed: number; readonly figures: Figures };

/** Each waits for its program most of the time. */
const atOnce = 3;

/** Runs `count` schedules of the built program, each of which is killed at least once; `kills` counts the kills. */
export async function runKills(options: {
  readonly from: number;
  readonly count: number;
  onReport(report: KillReport): void;
  /** Whether the rest can be left out. */
  isEnough(): boolean;
}): Promise<KillTotals> {
  const { from, count, onReport } = options;
  let figures = noFigures;
  let kills = 0;
  let failed = 0;
  if (count === 0) return { kills, failed, figures };
  if (isBuildStale() && !build()) throw new Error('The studio could not be built');
  const folder = scratchFolder();
  let next = 0;

  async function work(): Promise<void> {
    while (next < count && !options.isEnough()) {
      const seed = from + next;
      next += 1;
      const report = await runKill(seed, folder).catch((error: unknown) => ({
        seed,
        verdict: null,
        kills: 0,
        lines: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      }));
      const problems = report.verdict?.problems ?? ['the harness broke'];
      if (report.verdict !== null) figures = addFigures(figures, report.verdict);
      kills += report.kills;
      if (problems.length > 0) failed += 1;
      onReport({ seed, problems, lines: report.lines });
    }
  }

  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
    return { kills, failed, figures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
