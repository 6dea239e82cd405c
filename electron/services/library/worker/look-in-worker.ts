import { Worker } from 'node:worker_threads';
import type { Differences, LookProgress } from '../reconcile.ts';
import type { Shelf } from '../shelf.ts';
import { errorOf, type Job, type LookNews } from './messages.ts';

/** The same look in a thread of its own, with a connection of its own. Rejects with the disk's or the database's errors. */
export async function lookInWorker(
  { index, log, paths, reader, unwell }: Pick<Shelf, 'index' | 'log' | 'paths' | 'reader' | 'unwell'>,
  workerFile: string,
  onProgress: (progress: LookProgress) => void,
): Promise<Differences> {
  if (index.file === null) throw new Error('An index in memory cannot be shared');
  const job: Job = { kind: 'look', file: index.file, root: paths.root, asking: reader.asking.seen };
  const worker = new Worker(workerFile, { workerData: job });
  const { promise, resolve, reject } = Promise.withResolvers<Differences>();
  worker.on('message', (news: LookNews) => {
    switch (news.kind) {
      case 'touched':
        return reader.touched(news.ids);
      case 'progress':
        return onProgress(news.progress);
      case 'log':
        return log[news.level](news.event, news.fields);
      case 'done':
        for (const id of news.unwell) unwell.add(id);
        return resolve(news.differences);
      case 'failed':
        return reject(errorOf(news.failure));
    }
  });
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('The look ended without an answer')));
  return await promise;
}
