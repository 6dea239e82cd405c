import { afterEach, describe, expect, it } from 'vitest';
import { clipId, draftId, type ClipId } from '../../../shared/contract/ids.ts';
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
const titles = ['Ärger', 'apple', 'Zebra', '夜', ''];
const tags = ['animal/bear', 'animal', 'city'];
const collections = ['Best', 'Über', 'apart'];
/** What the index tells was written. */
const touched: ClipId[] = [];
const closers: (() => void)[] = [];

afterEach(() => {
  touched.length = 0;
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
      draftId: pick(3) === 0 ? null : draftId.parse(`draft0000000${pick(4)}`),
      title: titles[pick(titles.length)] ?? '',
      model: pick(3) === 0 ? null : `model ${pick(2)}`,
    },
    words: { prompt, negative: '' },
    curation: {
      ...entry.curation,
      rating: pick(6),
      tags: tags.filter(() => pick(4) === 0),
      collections: collections.filter(() => pick(4) === 0),
    },
  };
}

function libraryOf(clips: number, seed: number) {
  const random = createSeededRandom(seed);
  const database = openDatabase(':memory:', indexMigrations, 'normal');
  const index = createClipIndex(database, (ids) => ids !== 'all' && touched.push(...ids));
  closers.push(() => index.close());
  index.put(Array.from({ length: clips }, (_, number) => entryOf(random, number)));
  return { fresh: () => createCatalogue(database), random, index };
}

const requests: readonly OutlineRequest[] = (
  ['kept', 'created', 'name', 'rating', 'duration', 'size', 'cost', 'manual'] as const
).flatMap((by) =>
  [true, false].flatMap((descending) =>
    (['none', 'day', 'draft', 'collection'] as const).map((group) => ({
      query: '',
      sort: { by, descending },
      group,
    })),
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

const queries = [
  '',
  'fox',
  's',
  'fox snow',
  'fox -owl',
  '狐狸',
  'tag:animal fox',
  'is:untagged',
  'has:tag rating:>=3',
  'collection:Best',
  'collection:none -sea',
  'draft:draft00000001',
  'draft:ap',
  'model:none',
  'is:trashed',
];

describe('a catalogue that has heard of every change', () => {
  it.each([11, 12, 13, 14])('answers as one that reads everything anew (%i)', (seed) => {
    const { fresh, index, random } = libraryOf(80, seed);
    const pick = (most: number): number => Math.floor(random.uniform() * most);
    const read = fresh();
    const ids = unpackIds(read.outline({ ...anyRequest(), query: '' }, nowMs).ids);

    function anyRequest(): OutlineRequest {
      const request = requests[pick(requests.length)];
      if (request === undefined) throw new Error('No request');
      return { ...request, query: queries[pick(queries.length)] ?? '', ...(pick(2) === 0 && { limit: 20 }) };
    }
    function change(): void {
      const id = ids[pick(ids.length)];
      const entry = id === undefined ? null : index.get(id);
      if (entry === null || pick(3) === 0) {
        const made = entryOf(random, 1000 + pick(40));
        index.put([made]);
        ids.push(made.id);
      } else if (pick(4) === 0) index.remove([entry.id]);
      else if (pick(2) === 0) {
        const { id: own, path } = entry;
        const other = entryOf(random, 0);
        index.put([{ ...other, id: own, path, facts: { ...other.facts, id: own } }]);
      } else {
        const patch = { tags: tags.filter(() => pick(2) === 0), rating: pick(6) };
        index.curate([{ entry: { ...entry, curation: { ...entry.curation, ...patch } }, patch }]);
      }
    }

    for (let round = 0; round < 120; round += 1) {
      change();
      read.touched(touched.splice(0));
      for (let asked = 0; asked < 3; asked += 1) {
        const request = anyRequest();
        expect({ request, ...read.outline(request, nowMs) }).toEqual({
          request,
          ...fresh().outline(request, nowMs),
        });
      }
      const field = (['tag', 'collection', 'model', 'draft', 'label'] as const)[pick(5)] ?? 'tag';
      const suggestions = { field, prefix: '', limit: 50 };
      expect(read.suggest(suggestions)).toEqual(fresh().suggest(suggestions));
    }
  });
});

describe('several words', () => {
  it.each([21, 22])('find the clips that have all of them, and none that is not wanted (%i)', (seed) => {
    const { fresh, index, random } = libraryOf(150, seed);
    const pick = (most: number): number => Math.floor(random.uniform() * most);
    const all = index.all().filter((entry) => !entry.trashed);
    const read = fresh();
    const beginnings = ['f', 'fo', 'fox', 'o', 's', 'sn', 'se', 'sea'];
    for (let round = 0; round < 200; round += 1) {
      const asked = Array.from({ length: 1 + pick(4) }, () => ({
        word: beginnings[pick(beginnings.length)] ?? '',
        isMinus: pick(3) === 0,
      }));
      const expected = all.filter(({ words: { prompt } }) =>
        asked.every(
          ({ word, isMinus }) => prompt.split(' ').some((each) => each.startsWith(word)) !== isMinus,
        ),
      );
      const query = asked.map(({ word, isMinus }) => `${isMinus ? '-' : ''}${word}`).join(' ');
      const outline = read.outline({ query, sort: { by: 'kept', descending: true }, group: 'none' }, nowMs);
      const found = unpackIds(outline.ids).toSorted();
      expect({ query, found }).toEqual({ query, found: expected.map(({ id }) => id).toSorted() });
    }
  });
});
