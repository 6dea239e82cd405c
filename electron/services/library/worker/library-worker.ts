import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseSync } from 'node:sqlite';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { createClock } from '../../clock.ts';
import { realDisk } from '../../disk.ts';
import type { Log } from '../../ports.ts';
import { sqliteResult } from '../../disk-problem.ts';
import { DamagedDatabase, openDatabase } from '../../sqlite.ts';
import { beginBulk, endBulk } from '../bulk-writing.ts';
import { createCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import { createClipIndex } from '../clip-index.ts';
import { indexMigrations } from '../index-schema.ts';
import { libraryPaths } from '../paths.ts';
import { reconcile } from '../reconcile.ts';
import { blockingDisk } from './blocking-disk.ts';
import { willingDisk } from './willing-disk.ts';
import { considerate, createGivingWay } from './giving-way.ts';
import { damagedIndex, failureOf, type Answer, type Job, type LookNews, type Question } from './messages.ts';

const tellEveryMs = 100;
/** CORRUPT, NOTADB. */
const damage: ReadonlySet<number> = new Set([11, 26]);

/** Broad words read several megabytes of the full-text index at each letter. */
const pagesKeptKb = 32_000;

/** The thread's entry: main starts it with a job. */
const port = parentPort;
if (port === null) throw new Error('Started as a program');
const job = workerData as Job;
if (job.kind === 'read') serveReader(job.file, port);
else void look(job, (news) => port.postMessage(news));

function serveReader(file: string, to: NonNullable<typeof parentPort>): void {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 3000 });
  database.exec(`PRAGMA cache_size = -${pagesKeptKb}`);
  const catalogue = createCatalogue(database);
  const answer = (message: Answer): void => to.postMessage(message);
  to.on('message', (question: Question) => {
    if (question.kind === 'touched') return catalogue.touched(question.ids);
    try {
      answer({ id: question.id, value: answerTo(catalogue, question) });
    } catch (error) {
      answer({ id: question.id, error: failureOf(error) });
    }
  });
}

function answerTo(catalogue: Catalogue, question: Exclude<Question, { kind: 'touched' }>): unknown {
  switch (question.kind) {
    case 'outline':
      return catalogue.outline(question.request, question.nowMs);
    case 'suggest':
      return catalogue.suggest(question.request);
    case 'counts':
      return catalogue.counts(question.of);
  }
}

async function look(
  { file, root, asking }: Extract<Job, { kind: 'look' }>,
  tell: (news: LookNews) => void,
): Promise<void> {
  const log: Log = {
    info: (event, fields) => tell({ kind: 'log', level: 'info', event, fields }),
    warn: (event, fields) => tell({ kind: 'log', level: 'warn', event, fields }),
    error: (event, error, fields) =>
      tell({ kind: 'log', level: 'warn', event, fields: { ...fields, reason: failureOf(error).message } }),
  };
  const database = openDatabase(file, indexMigrations, 'normal');
  const clock = createClock();
  const giveWay = createGivingWay(asking);
  let toldAt = 0;
  try {
    if (database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok')
      throw new DamagedDatabase();
    beginBulk(database);
    const index = createClipIndex(database, (ids) => tell({ kind: 'touched', ids }));
    const unwell = new Set<ClipId>();
    const paths = libraryPaths(root);
    const shelf = {
      disk: willingDisk(clock, considerate(blockingDisk, giveWay), realDisk),
      clock,
      log,
      paths,
      index: { ...index, all: () => index.all(giveWay) },
      unwell,
      readOnly: false,
    };
    const differences = await reconcile(shelf, (progress) => {
      if (clock.monotonic() - toldAt < tellEveryMs) return;
      toldAt = clock.monotonic();
      tell({ kind: 'progress', progress });
    });
    endBulk(database);
    database.close();
    tell({ kind: 'done', differences, unwell: [...unwell] });
  } catch (error) {
    if (database.isOpen) database.close();
    const failure = failureOf(error);
    const isDamaged = error instanceof DamagedDatabase || damage.has(sqliteResult(error) ?? 0);
    tell({
      kind: 'failed',
      failure: isDamaged ? { ...failure, code: damagedIndex, errcode: null } : failure,
    });
  }
}
