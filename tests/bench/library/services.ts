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
  readonly searchP95Ms: number;
  readonly rateOneMs: number;
  readonly rateAllMs: number;
  readonly bytesPerRating: number;
  readonly rebuildClipsPerSec: number;
};

const worker = path.resolve(
  import.meta.dirname,
  '../../../electron/services/library/worker/library-worker.ts',
);
const rounds = 5;
const ratedSingly = 40;
const ratedAtOnce = 1000;
/** The mirror of the last rating has reached its sidecar by then. */
const settleMs = 5000;

/** The library's services alone, as main runs them: rebuilt from the files, searched, judged. */
export async function measureServices(root: string, clips: number): Promise<ServiceFigures> {
  const startedAt = performance.now();
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
  try {
    // Waits for the look that opening has begun.
    await library.partialFolder();
    const rebuiltMs = performance.now() - startedAt;
    if (library.summary().clips !== clips) throw new Error('Not all clips were found');
    return {
      searchP95Ms: await search(library),
      ...(await rate(library)),
      rebuildClipsPerSec: (clips / rebuiltMs) * 1000,
    };
  } finally {
    await library.close();
  }
}

async function search(library: Library): Promise<number> {
  const sort = { by: 'kept', descending: true } as const;
  await library.outline({ query: '', sort, group: 'day' });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const query of searches) {
      const startedAt = performance.now();
      await library.outline({ query, sort, group: 'day' });
      times.push(performance.now() - startedAt);
    }
  }
  return percentile(times, 0.95);
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
