import { expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import { unpackIds } from '../../../shared/library-outline.ts';
import { createCatalogue } from '../../../electron/services/library/catalogue/catalogue.ts';
import { createClipIndex } from '../../../electron/services/library/clip-index.ts';
import { entryFromFile, type Entry } from '../../../electron/services/library/entry.ts';
import { indexMigrations } from '../../../electron/services/library/index-schema.ts';
import { openDatabase } from '../../../electron/services/sqlite.ts';
import { createSeededRandom } from '../../fakes/random.ts';

const words = ['fox', 'owl', 'snow', '雪の夜'];

function entryOf(id: string, path: string, prompt: string): Entry {
  const located = { path, sizeBytes: 1, fileMs: 1, sidecarMs: null };
  const media = { width: 16, height: 9, durationMs: 1000, fps: 24, codec: null };
  const more = { poster: 'wanted', strip: 'wanted', missing: false, trashed: false } as const;
  const entry = entryFromFile({ ...located, sha256: id, media }, clipId.parse(id), more);
  return { ...entry, words: { prompt, negative: '' } };
}

/** Few ids and few paths, so that batches hold the same clip twice, and clips that take another's place. */
it.each([1, 2, 3, 4, 5])(
  'each clip is found by its last words alone, whatever a batch holds (%i)',
  (seed) => {
    const random = createSeededRandom(seed);
    const pick = (most: number): number => Math.floor(random.uniform() * most);
    const database = openDatabase(':memory:', indexMigrations, 'normal');
    const index = createClipIndex(database, () => {});
    const expected = new Map<string, Entry>();
    for (let round = 0; round < 40; round += 1) {
      const batch = Array.from({ length: 1 + pick(5) }, () =>
        entryOf(
          `clip${'abcdef'[pick(6)]}aaaaaaaaaaa`,
          `2026-11/${pick(5)}.mp4`,
          words[pick(words.length)] ?? '',
        ),
      );
      index.put(batch);
      for (const entry of batch) {
        for (const [id, other] of expected) if (other.path === entry.path) expected.delete(id);
        expected.set(entry.id, entry);
      }
      const catalogue = createCatalogue(database);
      for (const word of words) {
        const sort = { by: 'kept', descending: true } as const;
        const found = unpackIds(catalogue.outline({ query: word, sort, group: 'none' }, 0).ids);
        const right = [...expected.values()].filter(({ words: { prompt } }) => prompt === word);
        expect(found.toSorted()).toEqual(right.map(({ id }) => id).toSorted());
      }
      const texts = database.prepare('SELECT count(*) AS texts FROM clip_text').get();
      expect(texts).toEqual({ texts: expected.size });
    }
    index.close();
  },
);
