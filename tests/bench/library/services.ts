import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClock } from '../../../electron/services/clock.ts';
import { openLibrary, type Library } from '../../../electron/services/library/library.ts';
import { createRandom } from '../../../electron/services/random.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { percentile } from './percentile.ts';
import { searches } from './prompts.ts';

export type ServiceFigures = {
  /** Until the first screenful, the groups and the count. */
  readonly searchP95Ms: number;
  /** Until every clip that is found. */
  readonly searchWholeP95Ms: number;
  readonly rateOneMs: number;
  readonly rateAllMs: number;
  readonly bytesPerRating: number;
  readonly rebuildClipsPerSec: number;
};

const worker = path.resolve(
  import.meta.dirname,
  '../../../electron/services/library/worker/library-worker.ts',
);
/** As many as the window asks for first. */
const firstClips = 600;
const ratedSingly = 40;
const ratedAtOnce = 1000;
/** The mirror of the last rating has reached its sidecar by then. */
const settleMs = 5000;

/** The library's services alone, as main runs them: rebuilt from the files, searched, judged. */
export async function measureServices(root: string, clips: number): Promise<ServiceFigures> {
  const startedAt = performance.now();
  const rebuilt = await open(root);
  const rebuiltMs = performance.now() - startedAt;
  const found = rebuilt.summary().clips;
  await rebuilt.close();
  if (found !== clips) throw new Error('Not all clips were found');
  // Opened anew: what the rebuild left to be moved into the index's file is no part of what a rating costs.
  const library = await open(root);
  try {
    return {
      ...(await search(library)),
      ...(await rate(library)),
      rebuildClipsPerSec: (clips / rebuiltMs) * 1000,
    };
  } finally {
    await library.close();
  }
}

/** Resolves when the folder has been looked through. */
async function open(root: string): Promise<Library> {
  const library = await openLibrary(
    { clock: createClock(), random: createRandom(), log: silentLog, worker },
    {
      folder: () => root,
      mayCreate: () => true,
      onChanged: () => {},
      onState: () => {},
      onStills: () => {},
      onActs: () => {},
      onLists: () => {},
    },
  );
  await library.partialFolder();
  return library;
}

/** Every search as it is typed, letter by letter, each for the first time. */
async function search(library: Library): Promise<Pick<ServiceFigures, 'searchP95Ms' | 'searchWholeP95Ms'>> {
  const arrangement = { sort: { by: 'kept', descending: true }, group: 'day' } as const;
  await library.outline({ query: '', ...arrangement });
  const first: number[] = [];
  const whole: number[] = [];
  const typed = searches.flatMap((query) =>
    [...query].map((_, at, letters) => letters.slice(0, at + 1).join('')),
  );
  for (const query of new Set(typed)) {
    first.push(await timed(() => library.outline({ query, ...arrangement, limit: firstClips })));
    whole.push((first.at(-1) ?? 0) + (await timed(() => library.outline({ query, ...arrangement }))));
  }
  return { searchP95Ms: percentile(first, 0.95), searchWholeP95Ms: percentile(whole, 0.95) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function rate(
  library: Library,
): Promise<Pick<ServiceFigures, 'rateOneMs' | 'rateAllMs' | 'bytesPerRating'>> {
  const ids = await library.find('');
  const bytesBefore = writtenBytes();
  const singly: number[] = [];
  for (const id of ids.slice(0, ratedSingly)) {
    const startedAt = performance.now();
    await library.curate({ kind: 'ids', ids: [id] }, { kind: 'rate', rating: 4 });
    singly.push(performance.now() - startedAt);
  }
  await sleep(settleMs);
  const bytesPerRating = (writtenBytes() - bytesBefore) / ratedSingly;
  const startedAt = performance.now();
  await library.curate({ kind: 'ids', ids: ids.slice(0, ratedAtOnce) }, { kind: 'rate', rating: 3 });
  return { rateOneMs: percentile(singly, 0.5), rateAllMs: performance.now() - startedAt, bytesPerRating };
}

/** What this process has handed to the system to write, files and databases; 0 where the system does not tell. */
export function writtenBytes(): number {
  try {
    return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
