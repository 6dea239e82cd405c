import type { StillAnswer, StillJob } from './still-job.ts';

/** The part of a Worker that is used. */
export type StillsWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Draws in a worker, one job at a time. Null: not to be had here, draw another way. */
export type WorkerDrawer = {
  draw(job: StillJob, signal: AbortSignal): Promise<Blob | null>;
  /** Frees the worker and all it holds; the next job starts another. */
  rest(): void;
};

/**
 * A job that is aborted or runs out of time ends with its worker: nothing else frees a decoder that hangs. A worker that cannot even start
 * is not tried again.
 */
export function createWorkerDrawer(start: () => StillsWorker): WorkerDrawer {
  let worker: StillsWorker | null = null;
  let hasAnswered = false;
  let isUseless = false;

  function rest(): void {
    worker?.terminate();
    worker = null;
  }

  function ask(job: StillJob, signal: AbortSignal): Promise<StillAnswer> {
    return new Promise((resolve, reject) => {
      const settled = new AbortController();
      const once = { once: true, signal: settled.signal };
      const give = (answer: StillAnswer): void => {
        settled.abort();
        resolve(answer);
      };
      worker ??= start();
      worker.addEventListener('message', (event) => give((event as MessageEvent<StillAnswer>).data), once);
      const broken: StillAnswer = hasAnswered ? { kind: 'failed' } : { kind: 'no-decoder' };
      worker.addEventListener('error', () => give(broken), once);
      signal.addEventListener(
        'abort',
        () => {
          settled.abort();
          rest();
          reject(new Error('out of time'));
        },
        once,
      );
      worker.postMessage(job);
    });
  }

  return {
    rest,
    async draw(job, signal) {
      signal.throwIfAborted();
      if (isUseless) return null;
      const answer = await ask(job, signal);
      hasAnswered ||= answer.kind !== 'no-decoder';
      if (answer.kind === 'drawn') return answer.blob;
      // What a decoder has choked on may have left it in any state.
      rest();
      isUseless = answer.kind === 'no-decoder';
      return null;
    },
  };
}
