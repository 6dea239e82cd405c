import { Worker } from 'node:worker_threads';
import type { OutlineRequest, PackedOutline, Suggestion } from '../../../../shared/contract/library.ts';
import { unpackIds } from '../../../../shared/library-outline.ts';
import type { Clock } from '../../ports.ts';
import { everything, type Reader } from '../catalogue/reader.ts';
import type { NameCount } from '../filing.ts';
import { errorOf, type Answer, type Failure, type Job, type Question } from './messages.ts';

type Waiting = { resolve(value: unknown): void; reject(error: unknown): void };
/** `Omit` of each member by itself. */
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** Searches in a thread of its own, so that none of them, however large its result, holds up main. */
export function createWorkerReader(file: string, workerFile: string, clock: Pick<Clock, 'now'>): Reader {
  const job: Job = { kind: 'read', file };
  const worker = new Worker(workerFile, { workerData: job });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let hasEnded = false;
  // A search must not keep a program alive that wants to end.
  worker.unref();
  worker.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) asker?.reject(errorOf(answer.error as Failure));
    else asker?.resolve(answer.value);
  });
  worker.on('error', failAll);
  worker.on('exit', () => {
    hasEnded = true;
    failAll(new Error('The reader has ended'));
  });

  function failAll(error: unknown): void {
    for (const asker of waiting.values()) asker.reject(error);
    waiting.clear();
  }

  function send(message: Question): void {
    worker.postMessage(message);
  }

  async function ask(question: WithoutId<Exclude<Question, { kind: 'touched' }>>): Promise<unknown> {
    // A thread that is gone takes messages and answers none.
    if (hasEnded) throw new Error('The reader has ended');
    asked += 1;
    const id = asked;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.set(id, { resolve, reject });
    send({ ...question, id });
    return await promise;
  }

  // What comes back is what the catalogue answers to that kind of question.
  const outline = async (request: OutlineRequest): Promise<PackedOutline> =>
    (await ask({ kind: 'outline', request, nowMs: clock.now() })) as PackedOutline;
  return {
    outline,
    find: async (query) => unpackIds((await outline({ query, ...everything })).ids),
    suggest: async (request) => (await ask({ kind: 'suggest', request })) as readonly Suggestion[],
    counts: async (of) => (await ask({ kind: 'counts', of })) as readonly NameCount[],
    touched: (ids) => send({ kind: 'touched', ids }),
    close: async () => {
      await worker.terminate();
    },
  };
}
