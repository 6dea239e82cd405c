import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDrafts, type Drafts, type DraftsChange } from '../../../electron/services/drafts/drafts.ts';
import { openDatabase } from '../../../electron/services/sqlite.ts';
import { studioMigrations } from '../../../electron/services/studio-schema.ts';
import { draft as draftSchema } from '../../../shared/contract/drafts.ts';
import type { DraftId } from '../../../shared/contract/ids.ts';
import { sentText } from '../../../shared/craft/sent-text.ts';
import { emptyRecipe, titleOf, type Recipe } from '../../../shared/recipe.ts';
import { createDice } from '../../chaos/dice.ts';
import { createVirtualClock, type VirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { randomText } from '../craft/random-text.ts';

const fox: Recipe = { ...emptyRecipe, prompt: 'A fox in falling snow' };

let folder: string;
let clock: VirtualClock;
let drafts: Drafts;
let changes: DraftsChange[];
let close: () => void;

function open(seed: number): void {
  const database = openDatabase(path.join(folder, 'studio.sqlite'), studioMigrations, 'full');
  changes = [];
  const ports = { clock, random: createSeededRandom(seed), database };
  drafts = createDrafts(ports, { onChanged: (change) => changes.push(change) });
  close = () => database.close();
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dailies-drafts-'));
  clock = createVirtualClock();
  open(1);
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

describe('drafts', () => {
  it('begin empty, and fit the contract', () => {
    const created = drafts.create();
    expect(created).toMatchObject({ title: '', ownTitle: null, recipe: emptyRecipe });
    expect(draftSchema.safeParse(created).error).toBeUndefined();
  });

  it('keep every save when the program dies right after it', () => {
    const { id } = drafts.create();
    drafts.save(id, fox);
    close();
    open(2);
    expect(drafts.open(id)).toMatchObject({ recipe: fox, title: fox.prompt });
  });

  it('are listed with the last written first', async () => {
    const a = drafts.create(fox);
    await clock.advance(1000);
    const b = drafts.create();
    await clock.advance(1000);
    drafts.save(a.id, { ...fox, prompt: 'A fox at dusk' });
    expect(drafts.list().drafts.map(({ id }) => id)).toEqual([a.id, b.id]);
  });

  it('say nothing and stay in place when the same text is saved again', async () => {
    const { id, updatedAtMs } = drafts.create(fox);
    const before = changes.length;
    await clock.advance(1000);
    expect(drafts.save(id, fox).updatedAtMs).toBe(updatedAtMs);
    expect(changes).toHaveLength(before);
  });

  it('are called by their first words that are sent, whatever is noted among them', () => {
    const texts = Array.from({ length: 300 }, (_, seed) => randomText(createDice(seed)));
    const noted = ['# note', '[# off #] on', '{a|b} c', '\\{ brace', '@shelf and more', ' \n plain'];
    for (const prompt of [...texts, ...noted]) {
      const { title, recipe } = drafts.create({ ...emptyRecipe, prompt });
      expect(title).toBe(titleOf(sentText(recipe.prompt)));
    }
  });

  it('bear their own title until it is emptied', () => {
    const { id } = drafts.create(fox);
    expect(drafts.rename(id, ' Opening shot ').title).toBe('Opening shot');
    expect(drafts.rename(id, '').title).toBe(fox.prompt);
  });

  it('go to the trash and come back', () => {
    const { id } = drafts.create(fox);
    drafts.trash(id);
    expect(drafts.list().drafts).toEqual([]);
    expect(drafts.restore(id)).toMatchObject({ id, title: fox.prompt });
    expect(drafts.list().drafts).toHaveLength(1);
  });

  it('that hold nothing leave no trace', () => {
    const { id } = drafts.create();
    drafts.trash(id);
    expect(() => drafts.open(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('that hold nothing any more but were pinned once are kept', () => {
    const { id } = drafts.create(fox);
    drafts.pinRevision(id, fox);
    drafts.save(id, emptyRecipe);
    drafts.trash(id);
    expect(drafts.open(id).id).toBe(id);
  });

  it('pin a new revision only for a new text, and compare with the latest', () => {
    const { id } = drafts.create(fox);
    const other = { ...fox, durationS: 10 } as const;
    const first = drafts.pinRevision(id, fox);
    expect(drafts.pinRevision(id, fox)).toEqual(first);
    expect(drafts.pinRevision(id, other).number).toBe(2);
    expect(drafts.pinRevision(id, fox).number).toBe(3);
    expect(drafts.latestRevision(id)?.number).toBe(3);
  });

  it('tell of each change with the next revision', () => {
    const { id } = drafts.create(fox);
    drafts.rename(id, 'One');
    drafts.trash(id);
    expect(changes.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(drafts.list().revision).toBe(3);
  });

  it('that are saved are told with their line of the list', () => {
    const { id } = drafts.create(fox);
    const saved = drafts.save(id, { ...fox, prompt: 'An owl at dusk.' });
    expect(changes.at(-1)).toEqual({ revision: 2, changed: [], saved });
    expect(drafts.list().drafts[0]).toEqual(saved);
  });

  it('that do not exist are not found', () => {
    const id = 'nosuchdraft' as DraftId;
    for (const ask of [
      () => drafts.open(id),
      () => drafts.save(id, fox),
      () => drafts.rename(id, 'x'),
      () => drafts.trash(id),
      () => drafts.restore(id),
      () => drafts.pinRevision(id, fox),
    ]) {
      expect(ask).toThrow(expect.objectContaining({ code: 'not-found' }));
    }
  });
});
