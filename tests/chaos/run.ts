/**
 * `npm run chaos -- --seeds N --kills M [--json]`: runs N seeded schedules of the real studio in virtual time, and kills the built
 * program M times, and compares what was paid with what was kept. `--seed S --trace` runs one schedule and tells it; `--from S` begins
 * elsewhere; `--plant NAME` puts a known bug in.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runSchedules, type Totals } from './run-schedules.ts';
import type { Report } from './worker.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    kills: { type: 'string', default: '0' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    plant: { type: 'string' },
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

function tell(report: Report): void {
  if ('crash' in report) {
    console.error(`seed ${report.seed} broke the harness: ${report.crash}`);
    return;
  }
  if (report.lines.length > 0) console.error(report.lines.join('\n'));
  for (const problem of report.verdict.problems) console.error(`seed ${report.seed}: ${problem}`);
  if (values.trace) console.error(`seed ${report.seed} has the digest ${report.digest}`);
}

const seeds = seedsToRun();
const beganAt = performance.now();
const totals: Totals = await runSchedules({
  seeds,
  plant: values.plant,
  isTraced: values.trace,
  ...(values.workers !== undefined && { workers: Number(values.workers) }),
  onReport(report, done) {
    if ('crash' in report || report.verdict.problems.length > 0 || values.trace) tell(report);
    if (!values.json && done % 100 === 0) console.error(`${done} of ${seeds.length} schedules`);
  },
});

const { failed, schedules, ...figures } = totals;
if (failed.length > 0) {
  const shown = failed.slice(0, 5).map(({ seed }) => `npm run chaos -- --seed ${seed} --trace`);
  console.error(`${failed.length} schedules failed. To see them again:\n${shown.join('\n')}`);
}
const summary = { schedules, kills: 0, ...figures };
if (values.json) console.log(JSON.stringify(summary));
else console.table({ ...summary, seconds: Math.round((performance.now() - beganAt) / 1000) });
process.exitCode = failed.length > 0 ? 1 : 0;
