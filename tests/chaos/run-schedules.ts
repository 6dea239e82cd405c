import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { addFigures, noFigures, type Figures } from './compare.ts';
import type { Order, Report } from './worker.ts';

/** What many schedules came to; `failed` holds those that must be looked at. */
export type Totals = {
  readonly done: number;
  readonly figures: Figures;
  readonly failed: readonly Report[];
};

type Options = {
  readonly seeds: readonly number[];
  readonly plant: string | undefined;
  readonly isTraced: boolean;
  readonly workers?: number;
  onReport(report: Report, done: number): void;
  /** Whether the rest can be left out. */
  isEnough?(figures: Figures): boolean;
};

/** Real time in which a schedule has ended many times over, also on a busy machine: one that has not never will. */
const limitMs = 180_000;

/** Runs each seed in one of several processes. Only figures are kept, so that any number of seeds can be run. */
export async function runSchedules(options: Options): Promise<Totals> {
  const { seeds } = options;
  let figures = noFigures;
  const failed: Report[] = [];
  let next = 0;
  let done = 0;

  function add(report: Report): void {
    done += 1;
    if ('crash' in report || report.verdict.problems.length > 0) failed.push(report);
    if ('verdict' in report) figures = addFigures(figures, report.verdict);
    options.onReport(report, done);
  }

  /** One worker, until the seeds are used up or it has ended with one of them. */
  async function employ(): Promise<void> {
    const worker = startWorker(options.plant);
    let seed: number | null = null;
    try {
      await answer(worker, limitMs);
      while (next < seeds.length && options.isEnough?.(figures) !== true) {
        seed = seeds[next] ?? 0;
        next += 1;
        worker.send({ seed, isTraced: options.isTraced } satisfies Order);
        add((await answer(worker, limitMs)) as Report);
      }
    } catch (error) {
      if (seed === null) throw error;
      add({ seed, crash: String(error) });
      await employ();
    } finally {
      if (worker.connected) worker.disconnect();
    }
  }

  const crew = Math.max(1, Math.min(options.workers ?? availableParallelism(), seeds.length));
  await Promise.all(Array.from({ length: crew }, employ));
  return { done, figures, failed };
}

function startWorker(plant: string | undefined): ChildProcess {
  const args = plant === undefined ? [] : [plant];
  return fork(path.join(import.meta.dirname, 'worker.ts'), args, { env: { ...process.env, TZ: 'UTC' } });
}

function answer(worker: ChildProcess, withinMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => worker.kill('SIGKILL'), withinMs);
    const onExit = (code: number | null, signal: string | null) => {
      clearTimeout(timer);
      reject(new Error(`A worker ended with ${code ?? signal}`));
    };
    worker.once('exit', onExit);
    worker.once('message', (message) => {
      clearTimeout(timer);
      worker.off('exit', onExit);
      resolve(message);
    });
  });
}
