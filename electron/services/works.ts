import { workId, type WorkId } from '../../shared/contract/ids.ts';
import type { Work } from '../../shared/contract/works.ts';
import { AppError } from '../../shared/errors.ts';
import type { WorkKind } from '../../shared/work-kinds.ts';
import { diskProblem } from './disk-problem.ts';
import type { Clock, Log, Random } from './ports.ts';

/** What a work tells of itself as it goes; what is left out stays as it was. `isPaused` until told otherwise. */
export type WorkProgress = Partial<Pick<Work, 'done' | 'total' | 'unit' | 'skipped'>> & {
  readonly isPaused?: boolean;
};
export type Report = (progress: WorkProgress) => void;

/** What a work does. It ends early when `signal` aborts, leaving behind what the next one can go on from. */
export type WorkRun = (report: Report, signal: AbortSignal) => Promise<void>;

export type Works = {
  /** In the order in which they began. */
  list(): readonly Work[];
  /** Begins at once; `ended` resolves with how it ended, and never rejects. */
  start(kind: WorkKind, run: WorkRun): { readonly id: WorkId; readonly ended: Promise<Work> };
  /** Is one of this kind still going on? */
  isUnderWay(kind: WorkKind): boolean;
  stop(id: WorkId): void;
  clear(id: WorkId): void;
  /** Stops all of them and waits for their ends. */
  close(): Promise<void>;
};

type Running = { readonly abort: AbortController; readonly ended: Promise<Work> };

/** Not more often than this: ten times a second reads as steady. */
const tellEveryMs = 100;
/** So many that have ended are remembered. */
const mostEnded = 20;

/** Long works in memory: who does one reports to it, and the window is told. Nothing here outlives the program. */
export function createWorks(
  ports: { readonly clock: Clock; readonly random: Random; readonly log: Log },
  options: { onChanged(works: readonly Work[]): void },
): Works {
  const { clock, random, log } = ports;
  const works = new Map<WorkId, Work>();
  const running = new Map<WorkId, Running>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let isTelling = false;
  let isClosed = false;

  function tell(): void {
    isTelling = false;
    if (isClosed) return;
    toldAt = clock.monotonic();
    options.onChanged([...works.values()]);
  }

  /** Now, or when the last time is long enough ago. */
  function tellSoon(): void {
    const restMs = toldAt + tellEveryMs - clock.monotonic();
    if (restMs <= 0) tell();
    else if (!isTelling) {
      isTelling = true;
      void clock.sleep(restMs).then(() => isTelling && tell());
    }
  }

  function change(id: WorkId, changes: Partial<Work>): Work | null {
    const known = works.get(id);
    if (known === undefined) return null;
    const next = { ...known, ...changes };
    works.set(id, next);
    return next;
  }

  function report(id: WorkId, { isPaused, ...progress }: WorkProgress): void {
    const state =
      isPaused === undefined ? {} : { state: isPaused ? ('paused' as const) : ('running' as const) };
    if (running.has(id) && change(id, { ...progress, ...state }) !== null) tellSoon();
  }

  async function carryOut(work: Work, run: WorkRun, signal: AbortSignal): Promise<Work> {
    const { id, kind } = work;
    let ending: Pick<Work, 'state' | 'errorCode'> = { state: 'done', errorCode: null };
    try {
      await run((progress) => report(id, progress), signal);
      if (signal.aborted) ending = { state: 'stopped', errorCode: null };
    } catch (error) {
      if (signal.aborted) ending = { state: 'stopped', errorCode: null };
      else {
        log.error('work.failed', error, { kind });
        ending = { state: 'failed', errorCode: codeOf(error) };
      }
    }
    running.delete(id);
    const ended = change(id, ending) ?? { ...work, ...ending };
    forgetOldest();
    tell();
    return ended;
  }

  function forgetOldest(): void {
    const ended = [...works.keys()].filter((id) => !running.has(id));
    for (const id of ended.slice(0, Math.max(0, ended.length - mostEnded))) works.delete(id);
  }

  return {
    list: () => [...works.values()],
    start(kind, run) {
      const id = workId.parse(random.id(12));
      const abort = new AbortController();
      const work: Work = {
        id,
        kind,
        state: 'running',
        done: 0,
        total: null,
        unit: 'clips',
        errorCode: null,
        skipped: 0,
      };
      works.set(id, work);
      // One turn later, so that what it reports at once finds it known.
      const ended = Promise.resolve().then(() => carryOut(work, run, abort.signal));
      running.set(id, { abort, ended });
      if (isClosed) abort.abort('closed');
      tell();
      return { id, ended };
    },
    isUnderWay: (kind) => [...running.keys()].some((id) => works.get(id)?.kind === kind),
    stop: (id) => running.get(id)?.abort.abort('stopped'),
    clear(id) {
      if (running.has(id) || !works.delete(id)) return;
      tell();
    },
    async close() {
      isClosed = true;
      const all = [...running.values()];
      for (const { abort } of all) abort.abort('closed');
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

function codeOf(error: unknown): Work['errorCode'] {
  if (error instanceof AppError) return error.code;
  return diskProblem(error)?.kind ?? 'unexpected';
}
