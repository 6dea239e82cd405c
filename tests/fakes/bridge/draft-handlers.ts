import type { Draft, DraftSummary } from '../../../shared/contract/drafts.ts';
import type { DraftId } from '../../../shared/contract/ids.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import { emptyRecipe, titleOf } from '../../../shared/recipe.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import { aDraft, sampleNow } from './samples.ts';
import { changeDrafts, newId } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type DraftRequest = Extract<keyof FakeHandlers, `drafts.${string}`>;
type BinderRequest = 'drafts.bind' | 'drafts.makeBinder' | 'drafts.removeBinder' | 'drafts.renameBinder';
type FileRequest = 'drafts.exportFile' | 'drafts.importFiles';

function summaryOf(world: World, draft: Draft): DraftSummary {
  const takes = [...world.takes.values()].filter((take) => take.draftId === draft.id).length;
  return { id: draft.id, title: draft.title, updatedAtMs: draft.updatedAtMs, takes, binder: draft.binder };
}

function draftOf(world: World, id: DraftId): Draft {
  const draft = world.drafts.get(id);
  if (draft === undefined) throw new AppError('not-found', 'no such draft');
  return draft;
}

function recipeOf(world: World, from: Parsed<'drafts.create'>['from']): Recipe {
  if (from === undefined) return { ...emptyRecipe, negativePrompt: world.settings.defaultNegative };
  if (from.kind === 'text') return { ...emptyRecipe, prompt: from.text };
  const recipe =
    from.kind === 'take'
      ? world.takes.get(from.id)?.recipe
      : world.clips.find((clip) => clip.id === from.id)?.recipe;
  if (recipe === undefined || recipe === null) throw new AppError('not-found', 'nothing to write from');
  return recipe;
}

export function draftHandlers(world: World, emit: Emit): FakeHandlers<DraftRequest> {
  function put(draft: Draft): DraftSummary {
    world.drafts.set(draft.id, draft);
    changeDrafts(world, emit);
    return summaryOf(world, draft);
  }
  function make(recipe: Recipe, binder: string | null): Draft {
    const draft = aDraft(newId(world, 'draft'), { recipe, binder, updatedAtMs: sampleNow });
    put(draft);
    return draft;
  }

  return {
    ...binderHandlers(world, emit),
    ...fileHandlers(world, make),
    'drafts.list': () => ({
      revision: world.draftsRevision,
      drafts: [...world.drafts.values()]
        .toSorted((a, b) => b.updatedAtMs - a.updatedAtMs)
        .map((draft) => summaryOf(world, draft)),
      binders: [...world.binders].toSorted(),
    }),
    'drafts.trashed': () => ({
      drafts: [...world.trashedDrafts.values()].map((draft) => summaryOf(world, draft)),
    }),
    'drafts.search': ({ query }) => ({
      hits: [...world.drafts.values()]
        .filter(({ recipe }) => recipe.prompt.toLowerCase().includes(query.toLowerCase()))
        .map(({ id, recipe }) => ({ id, where: 'prompt' as const, excerpt: recipe.prompt.slice(0, 72) })),
    }),
    'drafts.duplicate': ({ id }) => make(draftOf(world, id).recipe, draftOf(world, id).binder),
    'drafts.keepUndo': ({ id, prompt, negativePrompt }) => {
      world.drafts.set(id, { ...draftOf(world, id), undo: { prompt, negativePrompt } });
      return {};
    },
    'drafts.open': ({ id }) => draftOf(world, id),
    'drafts.create': ({ from, binder }) => make(recipeOf(world, from), binder ?? null),
    'drafts.save': ({ id, recipe }) => {
      const draft = draftOf(world, id);
      return put({ ...draft, recipe, title: draft.ownTitle ?? titleOf(recipe.prompt) });
    },
    'drafts.rename': ({ id, title }) => {
      const draft = draftOf(world, id);
      const ownTitle = title === '' ? null : title;
      return put({ ...draft, ownTitle, title: ownTitle ?? titleOf(draft.recipe.prompt) });
    },
    'drafts.trash': ({ id }) => {
      world.trashedDrafts.set(id, draftOf(world, id));
      world.drafts.delete(id);
      changeDrafts(world, emit);
      return {};
    },
    'drafts.restore': ({ id }) => {
      const draft = world.trashedDrafts.get(id);
      if (draft === undefined) throw new AppError('not-found', 'not in the trash');
      world.trashedDrafts.delete(id);
      return put(draft);
    },
  };
}

function binderHandlers(world: World, emit: Emit): FakeHandlers<BinderRequest> {
  function move(ids: readonly DraftId[], binder: string | null): Record<string, never> {
    for (const id of ids) world.drafts.set(id, { ...draftOf(world, id), binder });
    if (binder !== null) world.binders.add(binder);
    changeDrafts(world, emit);
    return {};
  }
  const inside = (name: string) =>
    [...world.drafts.values()].filter(({ binder }) => binder === name).map(({ id }) => id);
  return {
    'drafts.bind': ({ ids, binder }) => move(ids, binder),
    'drafts.makeBinder': ({ name }) => move([], name),
    'drafts.renameBinder': ({ from, to }) => {
      world.binders.delete(from);
      return move(inside(from), to);
    },
    'drafts.removeBinder': ({ name }) => {
      world.binders.delete(name);
      return move(inside(name), null);
    },
  };
}

function fileHandlers(
  world: World,
  make: (recipe: Recipe, binder: string | null) => Draft,
): FakeHandlers<FileRequest> {
  function ask(): void {
    if (world.closesDialogs) throw new AppError('cancelled', 'closed');
  }
  return {
    'drafts.importFiles': () => {
      ask();
      const { id } = make({ ...emptyRecipe, prompt: 'An imported text' }, null);
      return { made: [id], skipped: 0 };
    },
    'drafts.exportFile': ({ ids }) => {
      ask();
      return { written: ids.length };
    },
  };
}
