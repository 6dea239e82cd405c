import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { libraryPlants, type LibraryPlantName } from './plants.ts';
import { runLibraryKills } from './run-library-kills.ts';
import type { LibraryVerdict } from './schedule.ts';
import type { LibraryOrder, LibraryReport } from './worker.ts';

export type LibraryOptions = {
  readonly from: number;
  readonly seeds: number;
  readonly kills: number;
  /** Only this one. */
  readonly seed: number | undefined;
  readonly isTraced: boolean;
  readonly plant: string | undefined;
  readonly untilFound: boolean;
  readonly workers: number | undefined;
  readonly json: boolean;
};

type Figures = Omit<LibraryVerdict, 'problems'>;
const none: Figures = { acts: 0, lostActs: 0, lostFiles: 0, differencesAfterRebuild: 0 };

/** `npm run chaos -- --library`: true when nothing was lost. */
export async function runLibraryChaos(options: LibraryOptions): Promise<boolean> {
  const seeds = seedsOf(options);
  const failed: number[] = [];
  let figures = none;
  let schedules = 0;
  let next = 0;
  const isFound = () =>
    options.untilFound &&
    options.plant !== undefined &&
    figures[libraryPlants[options.plant as LibraryPlantName].finds] > 0;

  function add(report: LibraryReport): void {
    schedules += 1;
    if ('crash' in report) {
      console.error(`seed ${report.seed} broke the harness: ${report.crash}`);
      failed.push(report.seed);
      return;
    }
    if (report.lines.length > 0) console.error(report.lines.join('\n'));
    if (options.isTraced) console.error(`seed ${report.seed} has the digest ${report.digest}`);
    for (const problem of report.verdict.problems) console.error(`seed ${report.seed}: ${problem}`);
    if (report.verdict.problems.length > 0) failed.push(report.seed);
    figures = sum(figures, report.verdict);
    if (!options.json && schedules % 100 === 0) console.error(`${schedules} of ${seeds.length} schedules`);
  }

  async function employ(): Promise<void> {
    const worker = startWorker(options.plant);
    await once(worker, 'message');
    while (next < seeds.length && !isFound()) {
      const seed = seeds[next] ?? 0;
      next += 1;
      const answer = answerOf(worker);
      worker.send({ seed, isTraced: options.isTraced } satisfies LibraryOrder);
      add(await answer);
    }
    worker.disconnect();
  }

  const crew = Math.max(1, Math.min(options.workers ?? availableParallelism(), seeds.length));
  await Promise.all(Array.from({ length: crew }, employ));
  const killed = await runLibraryKills({
    from: options.from,
    count: options.seed === undefined ? options.kills : 0,
  });
  figures = sum(figures, killed);
  for (const problem of killed.problems) console.error(problem);
  const withPlant = options.plant === undefined ? '' : ` --plant ${options.plant}`;
  for (const seed of failed.slice(0, 5)) {
    console.error(`To see it again: npm run chaos -- --library --seed ${seed} --trace${withPlant}`);
  }
  const summary = { schedules, kills: killed.kills, ...figures };
  if (options.json) console.log(JSON.stringify(summary));
  else console.table(summary);
  return failed.length === 0 && killed.problems.length === 0;
}

function sum(a: Figures, b: Figures): Figures {
  return {
    acts: a.acts + b.acts,
    lostActs: a.lostActs + b.lostActs,
    lostFiles: a.lostFiles + b.lostFiles,
    differencesAfterRebuild: a.differencesAfterRebuild + b.differencesAfterRebuild,
  };
}

function seedsOf({ seed, seeds, from, plant }: LibraryOptions): number[] {
  if (seed !== undefined) return [seed];
  const file = path.join(import.meta.dirname, 'regressions.json');
  const known = (JSON.parse(readFileSync(file, 'utf8')) as { seed: number }[]).map((each) => each.seed);
  const range = Array.from({ length: seeds }, (_, index) => from + index);
  return [...new Set([...(plant === undefined ? known : []), ...range])];
}

function startWorker(plant: string | undefined): ChildProcess {
  const args = plant === undefined ? [] : [plant];
  return fork(path.join(import.meta.dirname, 'worker.ts'), args, { env: { ...process.env, TZ: 'UTC' } });
}

function answerOf(worker: ChildProcess): Promise<LibraryReport> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`A worker ended with ${code}`));
    worker.once('exit', onExit);
    worker.once('message', (message) => {
      worker.off('exit', onExit);
      resolve(message as LibraryReport);
    });
  });
}
