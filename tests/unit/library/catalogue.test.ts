import { afterEach, describe, expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import type { OutlineRequest } from '../../../shared/contract/library.ts';
import { unpackIds, unpackRatios } from '../../../shared/library-outline.ts';
import { createCatalogue } from '../../../electron/services/library/catalogue/catalogue.ts';
import { createClipIndex } from '../../../electron/services/library/clip-index.ts';
import { entryFromFile, type Entry } from '../../../electron/services/library/entry.ts';
import { indexMigrations } from '../../../electron/services/library/index-schema.ts';
import { openDatabase } from '../../../electron/services/sqlite.ts';
import { createSeededRandom } from '../../fakes/random.ts';

const nowMs = Date.UTC(2026, 10, 22, 12);
const dayMs = 86_400_000;
const words = ['fox', 'owl', 'snow', 'sea', '狐狸', '雪の夜'];
const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Clips of a few days, many of them alike in all that they are put in order by. */
function entryOf(random: ReturnType<typeof createSeededRandom>, number: number): Entry {
  const pick = (most: number): number => Math.floor(random.uniform() * most);
  const keptMs = nowMs - pick(6) * dayMs - pick(4) * 3_600_000;
  const id = clipId.parse(random.id(16));
  const located = { path: `2026-11/${number}.mp4`, sizeBytes: pick(3), fileMs: keptMs, sidecarMs: null };
  const media = { width: 16 + pick(3), height: 9, durationMs: pick(3) * 1000, fps: 24, codec: null };
  const more = { poster: 'wanted', strip: 'wanted', missing: false, trashed: pick(5) === 0 } as const;
  const entry = entryFromFile({ ...located, sha256: id, media }, id, more);
  const prompt = [words[pick(words.length)], words[pick(words.length)]].join(' ');
  return {
    ...entry,
    facts: {
      ...entry.facts,
      createdAtMs: keptMs - pick(2) * dayMs,
      costMicros: pick(2) === 0 ? null : pick(3),
    },
    words: { prompt, negative: '' },
    curation: { ...entry.curation, rating: pick(6) },
  };
}

function libraryOf(clips: number, seed: number) {
  const random = createSeededRandom(seed);
  const database = openDatabase(':memory:', indexMigrations, 'normal');
  const index = createClipIndex(database, () => {});
  closers.push(() => index.close());
  index.put(Array.from({ length: clips }, (_, number) => entryOf(random, number)));
  return { fresh: () => createCatalogue(database), random, index };
}

const requests: readonly OutlineRequest[] = (
  ['kept', 'created', 'name', 'rating', 'duration', 'size', 'cost', 'manual'] as const
).flatMap((by) =>
  [true, false].flatMap((descending) =>
    (['none', 'day', 'draft'] as const).map((group) => ({ query: '', sort: { by, descending }, group })),
  ),
);

describe('the first clips of an answer', () => {
  it.each([1, 2, 3])('are those that the whole answer begins with, whatever was read before (%i)', (seed) => {
    const { fresh } = libraryOf(120, seed);
    const read = fresh();
    for (const request of [...requests, ...requests.map((each) => ({ ...each, query: 'fox' }))]) {
      const whole = read.outline(request, nowMs);
      for (const limit of [1, 30, 500]) {
        for (const catalogue of [fresh(), read]) {
          const first = catalogue.outline({ ...request, limit }, nowMs);
          expect(unpackIds(first.ids)).toEqual(unpackIds(whole.ids).slice(0, limit));
          expect(unpackRatios(first.ratios)).toEqual(unpackRatios(whole.ratios).slice(0, limit));
          expect(first).toMatchObject({ found: whole.found, total: whole.total });
          expect(first.groups).toEqual(whole.groups.slice(0, first.groups.length));
          const covered = first.groups.reduce((sum, { count }) => sum + count, 0);
          const needed = whole.groups.length > 0 ? Math.min(limit, whole.found) : 0;
          expect(covered).toBeGreaterThanOrEqual(needed);
        }
      }
    }
  });

  it('are asked for again without looking twice, until a clip changes', () => {
    const { fresh, index } = libraryOf(50, 4);
    const catalogue = fresh();
    const request = { query: 'rating:5', sort: { by: 'kept', descending: true }, group: 'none' } as const;
    const [first] = unpackIds(catalogue.outline(request, nowMs).ids);
    const entry = first === undefined ? null : index.get(first);
    if (entry === null) throw new Error('No clip of five stars');
    index.curate([{ entry: { ...entry, curation: { ...entry.curation, rating: 1 } }, patch: { rating: 1 } }]);
    catalogue.touched([entry.id]);
    expect(unpackIds(catalogue.outline(request, nowMs).ids)).not.toContain(entry.id);
  });

  it('know what today is when the day has gone by', () => {
    const { fresh } = libraryOf(60, 5);
    const catalogue = fresh();
    const today = { query: 'date:today', sort: { by: 'kept', descending: true }, group: 'none' } as const;
    expect(catalogue.outline(today, nowMs).found).toBeGreaterThan(0);
    expect(catalogue.outline(today, nowMs + 2 * dayMs).found).toBe(0);
  });
});

describe('groups', () => {
  it('lie together whatever the order, each clip in the group of its day', () => {
    const { fresh, index } = libraryOf(120, 6);
    const outline = fresh().outline(
      { query: '', sort: { by: 'rating', descending: true }, group: 'day' },
      nowMs,
    );
    const ids = unpackIds(outline.ids);
    let at = 0;
    for (const { key, count } of outline.groups) {
      for (const id of ids.slice(at, at + count)) {
        const kept = new Date(index.get(id)?.facts.keptAtMs ?? 0);
        const day = kept.getFullYear() * 10_000 + (kept.getMonth() + 1) * 100 + kept.getDate();
        expect(String(day)).toBe(key);
      }
      at += count;
    }
    expect(at).toBe(ids.length);
    expect(outline.groups.map(({ key }) => key)).toEqual(
      outline.groups.map(({ key }) => key).toSorted((a, b) => Number(b) - Number(a)),
    );
  });
});
