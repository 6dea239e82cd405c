import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSeededRandom } from '../../fakes/random.ts';
import { rounded } from '../median.ts';
import { percentile } from './percentile.ts';
import { createPrompts, searches } from './prompts.ts';
import { writtenBytes } from './services.ts';

type PeerClip = { readonly id: string; readonly prompt: string; readonly keptAtMs: number; rating: number };

/**
 * The same acts on a store written for this bench: one array of all clips in one JSON file that is written whole at every change, and
 * searched by its words as they stand. It knows no fields, no other order and no undo, which would all cost it more.
 */
export async function run(
  _report: unknown,
  { clips }: { readonly clips: number },
): Promise<Record<string, number | Record<string, number>>> {
  return { ...(await measure(clips)), at1000: await measure(1000) };
}

async function measure(count: number): Promise<Record<string, number>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-bench-peer-'));
  try {
    const file = path.join(folder, 'clips.json');
    const random = createSeededRandom(7);
    const promptOf = createPrompts(random);
    const made = Array.from({ length: count }, (_, number): PeerClip => ({
      id: random.id(16),
      prompt: promptOf(number),
      keptAtMs: number,
      rating: 0,
    }));
    save(file, made);
    const openedAt = performance.now();
    const clips = JSON.parse(readFileSync(file, 'utf8')) as PeerClip[];
    const openMs = performance.now() - openedAt;
    return {
      openMs: rounded(openMs, 1),
      searchP95Ms: rounded(
        percentile(
          searches.map((query) => timed(() => search(clips, query))),
          0.95,
        ),
        1,
      ),
      ...rate(file, clips),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function search(clips: readonly PeerClip[], query: string): readonly string[] {
  const wanted = query.toLowerCase();
  return clips
    .filter(({ prompt }) => prompt.toLowerCase().includes(wanted))
    .toSorted((a, b) => b.keptAtMs - a.keptAtMs)
    .map(({ id }) => id);
}

function rate(file: string, clips: readonly PeerClip[]): Record<string, number> {
  const before = writtenBytes();
  const singly = clips.slice(0, 10).map((clip) =>
    timed(() => {
      clip.rating = 4;
      save(file, clips);
    }),
  );
  const bytesPerRating = (writtenBytes() - before) / singly.length;
  const rateAllMs = timed(() => {
    for (const clip of clips.slice(0, 1000)) clip.rating = 3;
    save(file, clips);
  });
  return {
    rateOneMs: rounded(percentile(singly, 0.5), 1),
    rateAllMs: rounded(rateAllMs, 1),
    bytesPerRating: rounded(bytesPerRating, 0),
  };
}

function save(file: string, clips: readonly PeerClip[]): void {
  const opened = openSync(`${file}.tmp`, 'w');
  writeSync(opened, JSON.stringify(clips, null, 2));
  fsyncSync(opened);
  closeSync(opened);
  renameSync(`${file}.tmp`, file);
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
