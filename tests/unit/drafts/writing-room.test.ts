import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyRecipe, type Recipe } from '../../../shared/recipe.ts';
import { createDraftsWorld, type DraftsWorld } from './drafts-world.ts';

const fox: Recipe = { ...emptyRecipe, prompt: 'A fox in falling snow' };
const sea: Recipe = { ...emptyRecipe, prompt: 'Boats on a quiet sea', negativePrompt: 'storm, people' };

let world: DraftsWorld;
beforeEach(() => {
  world = createDraftsWorld();
});
afterEach(() => world.close());

describe('binders', () => {
  it('hold drafts, live on when they are empty, and are listed by name', () => {
    const { drafts } = world;
    const a = drafts.create(fox, 'Winter');
    drafts.binders.make('Autumn');
    expect(drafts.list().binders).toEqual(['Autumn', 'Winter']);
    drafts.binders.bind([a.id], 'autumn');
    expect(drafts.open(a.id).binder).toBe('Autumn');
    expect(drafts.list().binders).toEqual(['Autumn', 'Winter']);
  });

  it('become one when one takes the other’s name', () => {
    const { drafts } = world;
    const a = drafts.create(fox, 'Winter');
    const b = drafts.create(sea, 'Sea');
    drafts.binders.rename('Winter', 'Sea');
    expect([a, b].map(({ id }) => drafts.open(id).binder)).toEqual(['Sea', 'Sea']);
    expect(drafts.list().binders).toEqual(['Sea']);
  });

  it('may only change the case of their name', () => {
    const { drafts } = world;
    const { id } = drafts.create(fox, 'winter');
    drafts.binders.rename('winter', 'Winter');
    expect(drafts.open(id).binder).toBe('Winter');
    expect(drafts.list().binders).toEqual(['Winter']);
  });

  it('leave their drafts behind when they are taken away', () => {
    const { drafts } = world;
    const { id } = drafts.create(fox, 'Winter');
    drafts.binders.remove('Winter');
    expect(drafts.open(id).binder).toBeNull();
    expect(drafts.list().binders).toEqual([]);
  });

  it('take all of the drafts named, or none', () => {
    const { drafts } = world;
    const { id } = drafts.create(fox);
    expect(() => drafts.binders.bind([id, 'nosuchdraft' as never], 'Winter')).toThrow(/No draft/);
    expect(drafts.open(id).binder).toBeNull();
    expect(drafts.list().binders).toEqual([]);
  });
});

describe('the trash of drafts', () => {
  it('shows what was thrown away last first, until it is restored', async () => {
    const { drafts, clock } = world;
    const [a, b] = [drafts.create(fox), drafts.create(sea)];
    drafts.trash(a.id);
    await clock.advance(10);
    drafts.trash(b.id);
    expect(drafts.trashed().map(({ id }) => id)).toEqual([b.id, a.id]);
    drafts.restore(b.id);
    expect(drafts.trashed().map(({ id }) => id)).toEqual([a.id]);
  });
});

describe('a duplicate', () => {
  it('has the text and the binder, and a title of its own that counts on', () => {
    const { drafts } = world;
    const { id } = drafts.create(sea, 'Sea');
    drafts.rename(id, 'Opening');
    const second = drafts.duplicate(id);
    expect(second).toMatchObject({ recipe: sea, binder: 'Sea', ownTitle: 'Opening 2' });
    expect(drafts.duplicate(second.id).ownTitle).toBe('Opening 3');
    expect(drafts.open(id).ownTitle).toBe('Opening');
  });
});

describe('a title that follows the text', () => {
  it('speaks of what is sent, not of notes and notation', () => {
    const { title } = world.drafts.create({ ...emptyRecipe, prompt: '# try at dusk\nA {fox|hare} in snow' });
    expect(title).toBe('A fox in snow');
  });
});

describe('undo histories', () => {
  it('are there after a restart, for the text they belong to', () => {
    const { id } = world.drafts.create(fox);
    world.drafts.save(id, sea);
    world.drafts.keepUndo(id, { prompt: '{"done":[1]}', negativePrompt: null });
    world.restart();
    expect(world.drafts.open(id).undo).toEqual({ prompt: '{"done":[1]}', negativePrompt: null });
  });

  it('are forgotten with the next text, which they do not belong to', () => {
    const { drafts } = world;
    const { id } = drafts.create(fox);
    drafts.keepUndo(id, { prompt: '{}', negativePrompt: '{}' });
    drafts.save(id, sea);
    expect(drafts.open(id).undo).toEqual({ prompt: null, negativePrompt: null });
  });
});

describe('searching drafts', () => {
  it('finds all words wherever they stand, titles first', () => {
    const { drafts } = world;
    const inText = drafts.create({ ...fox, prompt: 'Snow falls on a winter fox' });
    const inTitle = drafts.create({ ...emptyRecipe, prompt: 'An animal', negativePrompt: 'snow' });
    drafts.rename(inTitle.id, 'Fox study');
    drafts.create(sea);
    expect(drafts.search('fox snow').map(({ id, where }) => [id, where])).toEqual([
      [inTitle.id, 'title'],
      [inText.id, 'prompt'],
    ]);
  });

  it('finds without accents, in any case, and two letters of Chinese', () => {
    const { drafts } = world;
    const cafe = drafts.create({ ...emptyRecipe, prompt: 'Un CAFÉ sous la pluie' });
    const snow = drafts.create({ ...emptyRecipe, prompt: '一只狐狸在雪中行走' });
    expect(drafts.search('cafe').map(({ id }) => id)).toEqual([cafe.id]);
    expect(drafts.search('狐狸').map(({ id }) => id)).toEqual([snow.id]);
  });

  it('knows a text as it is now, and its revisions as they were', () => {
    const { drafts, clock } = world;
    const { id } = drafts.create(fox);
    drafts.pinRevision(id, fox);
    expect(drafts.search('boats')).toEqual([]);
    void clock.advance(5);
    drafts.save(id, sea);
    expect(drafts.search('boats')).toMatchObject([{ id, where: 'prompt' }]);
    expect(drafts.search('fox')).toMatchObject([{ id, where: 'revision' }]);
  });

  it('leaves out what is in the trash, and finds nothing for no words', () => {
    const { drafts } = world;
    const { id } = drafts.create(fox);
    expect(drafts.search('  ')).toEqual([]);
    drafts.trash(id);
    expect(drafts.search('fox')).toEqual([]);
  });

  it('shows the words around the match', () => {
    const { drafts } = world;
    const prompt = `${'far away and long ago '.repeat(10)}a lantern burns ${'in the quiet house '.repeat(10)}`;
    drafts.create({ ...emptyRecipe, prompt });
    const [hit] = drafts.search('lantern');
    expect(hit?.excerpt).toMatch(/^… .*lantern.* …$/u);
  });
});

describe('revisions', () => {
  it('keep the text as written beside the text as sent', async () => {
    const { drafts } = world;
    const { id } = drafts.create(fox);
    const source = { prompt: 'A {fox|hare} # which?', negativePrompt: '' };
    const choices = [{ slot: '1', value: 'hare' }];
    drafts.pinRevision(id, { ...fox, prompt: 'A hare' }, { source, choices });
    const [revision] = await drafts.timeline(id, async () => null);
    expect(revision).toMatchObject({
      number: 1,
      recipe: { ...fox, ...source },
      sent: { prompt: 'A hare' },
      choices,
      pinned: 'take',
      keepers: null,
    });
  });

  it('of a batch bought once more are the same ones', () => {
    const { drafts } = world;
    const { id } = drafts.create(fox);
    const source = { prompt: 'A {fox|hare}', negativePrompt: '' };
    const pin = (animal: string) =>
      drafts.pinRevision(
        id,
        { ...fox, prompt: `A ${animal}` },
        { source, choices: [{ slot: '1', value: animal }] },
      ).number;
    expect(['fox', 'hare', 'fox', 'hare'].map(pin)).toEqual([1, 2, 1, 2]);
  });

  it('bear a name until it is emptied', async () => {
    const { drafts } = world;
    const { id } = drafts.create(fox);
    const { revisionId } = drafts.pinRevision(id, fox, { pinned: 'hand' });
    drafts.renameRevision(revisionId, ' The quiet one ');
    expect(await drafts.timeline(id, async () => null)).toMatchObject([
      { name: 'The quiet one', pinned: 'hand' },
    ]);
    drafts.renameRevision(revisionId, '');
    expect(await drafts.timeline(id, async () => null)).toMatchObject([{ name: null }]);
  });
});
