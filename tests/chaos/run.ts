/**
 * `npm run chaos -- --seeds N --kills M [--json]`: runs N seeded schedules of the real studio in virtual time, and kills the built
 * program M times, and compares what was paid with what was kept. `--seed S --trace` runs one schedule and tells it; `--from S` begins
 * elsewhere; `--plant NAME` puts a known bug in, and `--until-found` ends when it is found.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addFigures, noFigures } from './compare.ts';
import { runLibraryChaos } from './library/run-library.ts';
import { runKills, type KillReport } from './kills/run-kills.ts';
import { plantOf } from './plants.ts';
import { runSchedules } from './run-schedules.ts';
import type { Report } from './worker.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    kills: { type: 'string', default: '0' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    plant: { type: 'string' },
    'until-found': { type: 'boolean', default: false },
    library: { type: 'boolean', default: false },
    workers: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

type Regression = { readonly seed: number; readonly name: string };

function seedsToRun(): number[] {
  if (values.seed !== undefined) return [Number(values.seed)];
  const first = Number(values.from);
  const range = Array.from({ length: Number(values.seeds) }, (_, index) => first + index);
  const file = path.join(import.meta.dirname, 'regressions.json');
  const known = (JSON.parse(readFileSync(file, 'utf8')) as Regression[]).map(({ seed }) => seed);
  return [...new Set([...(values.plant === undefined ? known : []), ...range])];
}

function tellKill(result: KillReport): void {
  if (result.problems.length === 0) return;
  console.error(`kill ${result.seed}: ${result.problems.join('; ')}\n${result.lines.join('\n')}`);
}

function tell(report: Report): void {
  if ('crash' in report) {
    console.error(`seed ${report.seed} broke the harness: ${report.crash}`);
    return;
  }
  if (report.lines.length > 0) console.error(report.lines.join('\n'));
  for (const problem of report.verdict.problems) console.error(`seed ${report.seed}: ${problem}`);
  if (values.trace) console.error(`seed ${report.seed} has the digest ${report.digest}`);
}

/** A long run that is asked to end tells what it has counted. */
let isStopped = false;
process.once('SIGTERM', () => {
  isStopped = true;
});
const isWatched = !values.json;
const withPlant = values.plant === undefined ? '' : ` --plant ${values.plant}`;
const beganAt = performance.now();

/** The killed programs mostly wait, the schedules never do: both at once leave no core idle. */
async function runAll(): Promise<boolean> {
  const seeds = seedsToRun();
  const kills = values.seed === undefined ? Number(values.kills) : 0;
  const planted = plantOf(values.plant);
  const killing = runKills({
    from: Number(values.from),
    count: kills,
    isEnough: () => isStopped,
    onReport: tellKill,
  });
  const schedules = await runSchedules({
    seeds,
    plant: values.plant,
    isTraced: values.trace,
    ...(values.workers !== undefined && { workers: Number(values.workers) }),
    isEnough: (figures) =>
      isStopped || (planted !== null && values['until-found'] && figures[planted.finds] > 0),
    onReport(report, done) {
      tell(report);
      if (isWatched && done % 100 === 0) console.error(`${done} of ${seeds.length} schedules`);
    },
  });
  const killed = await killing;
  const shown = schedules.failed
    .slice(0, 5)
    .map(({ seed }) => `npm run chaos -- --seed ${seed} --trace${withPlant}`);
  if (shown.length > 0) {
    console.error(`${schedules.failed.length} schedules failed. To see them again:\n${shown.join('\n')}`);
  }
  const figures = [schedules.figures, killed.figures].reduce(addFigures, noFigures);
  const summary = { schedules: schedules.done, kills: killed.kills, ...figures };
  const seconds = Math.round((performance.now() - beganAt) / 1000);
  if (isWatched) console.table({ ...summary, seconds });
  else console.log(JSON.stringify(summary));
  return schedules.failed.length === 0 && killed.failed === 0;
}

/** The library alone, lived in and killed: another world, with figures of its own. */
async function runLibrary(): Promise<boolean> {
  return await runLibraryChaos({
    from: Number(values.from),
    seeds: Number(values.seeds),
    kills: Number(values.kills),
    seed: values.seed === undefined ? undefined : Number(values.seed),
    isTraced: values.trace,
    plant: values.plant,
    untilFound: values['until-found'],
    workers: values.workers === undefined ? undefined : Number(values.workers),
    json: values.json,
  });
}

process.exitCode = (await (values.library ? runLibrary() : runAll())) ? 0 : 1;
