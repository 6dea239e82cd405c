import type { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhrasebook, type Phrasebook } from '../../../electron/services/phrasebook.ts';
import { openDatabase } from '../../../electron/services/sqlite.ts';
import { studioMigrations } from '../../../electron/services/studio-schema.ts';
import { createVirtualClock, type VirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';

let folder: string;
let database: DatabaseSync;
let clock: VirtualClock;
let phrasebook: Phrasebook;
let changes: number;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dailies-phrases-'));
  database = openDatabase(path.join(folder, 'studio.sqlite'), studioMigrations, 'full');
  clock = createVirtualClock();
  changes = 0;
  phrasebook = createPhrasebook(
    { clock, random: createSeededRandom(1), database },
    { onChanged: () => (changes += 1) },
  );
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const snippet = { kind: 'snippet', name: 'golden', body: 'in the golden hour' } as const;

describe('the phrasebook', () => {
  it('keeps a phrase, changes it under its id, and tells of each change', () => {
    const { id } = phrasebook.put(snippet);
    phrasebook.put({ id, ...snippet, body: 'at dusk' });
    expect(phrasebook.list()).toMatchObject([{ id, ...snippet, body: 'at dusk', uses: 0 }]);
    expect(changes).toBe(2);
  });

  it('keeps which part of a shot an element is, and of nothing else', () => {
    const { id } = phrasebook.put({
      kind: 'element',
      name: 'birches',
      body: 'a birch forest',
      element: 'scene',
    });
    expect(phrasebook.put(snippet).element).toBeNull();
    expect(phrasebook.put({ ...snippet, name: 'two', element: 'camera' }).element).toBeNull();
    phrasebook.remove(id);
    phrasebook.restore(id);
    expect(phrasebook.list().map(({ name, element }) => [name, element])).toEqual([
      ['birches', 'scene'],
      ['golden', null],
      ['two', null],
    ]);
    phrasebook.put({ id, kind: 'element', name: 'birches', body: 'a birch forest', element: null });
    expect(phrasebook.list()[0]?.element).toBeNull();
  });

  it('has a name once in each kind, whatever its case', () => {
    phrasebook.put(snippet);
    expect(() => phrasebook.put({ ...snippet, name: 'GOLDEN' })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(phrasebook.put({ ...snippet, kind: 'element' }).name).toBe('golden');
  });

  it('gives back what was removed, unless another has its name by now', () => {
    const { id } = phrasebook.put(snippet);
    phrasebook.remove(id);
    expect(phrasebook.list()).toEqual([]);
    const other = phrasebook.put(snippet);
    expect(() => phrasebook.restore(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
    phrasebook.remove(other.id);
    expect(phrasebook.restore(id)).toMatchObject({ id, ...snippet });
  });

  it('counts the use of a phrase, and remembers accepted words it did not know', async () => {
    const { id } = phrasebook.put(snippet);
    await clock.advance(50);
    phrasebook.used(snippet.body);
    phrasebook.used('slow dolly in');
    phrasebook.used('slow dolly in');
    expect(phrasebook.list()).toMatchObject([
      { kind: 'accepted', body: 'slow dolly in', uses: 2 },
      { id, uses: 1, usedAtMs: clock.now() },
    ]);
  });

  it('forgets the accepted words that were used longest ago when there are too many', async () => {
    for (let index = 0; index < 502; index += 1) {
      phrasebook.used(`words ${index}`);
      await clock.advance(1);
    }
    const bodies = phrasebook.list().map(({ body }) => body);
    expect(bodies).toHaveLength(500);
    expect(bodies).not.toContain('words 1');
    expect(bodies).toContain('words 2');
  });

  it('does not know what is not there', () => {
    const id = 'nosuchphrase' as never;
    for (const ask of [
      () => phrasebook.put({ id, ...snippet }),
      () => phrasebook.remove(id),
      () => phrasebook.restore(id),
    ]) {
      expect(ask).toThrow(expect.objectContaining({ code: 'not-found' }));
    }
  });
});
