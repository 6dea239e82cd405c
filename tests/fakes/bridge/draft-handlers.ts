import { draftId } from '../../../shared/contract/ids.ts';
import type { Draft, DraftSummary } from '../../../shared/contract/drafts.ts';
import type { DraftId } from '../../../shared/contract/ids.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import { emptyRecipe, titleOf } from '../../../shared/recipe.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import { sampleNow } from './samples.ts';
import { changeDrafts, newId } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type DraftRequest =
  | 'drafts.create'
  | 'drafts.list'
  | 'drafts.open'
  | 'drafts.rename'
  | 'drafts.restore'
  | 'drafts.save'
  | 'drafts.trash';

function summaryOf(world: World, draft: Draft): DraftSummary {
  const takes = [...world.takes.values()].filter((take) => take.draftId === draft.id).length;
  return { id: draft.id, title: draft.title, updatedAtMs: draft.updatedAtMs, takes };
}

function draftOf(world: World, id: DraftId): Draft {
  const draft = world.drafts.get(id);
  if (draft === undefined) throw new AppError('not-found', 'no such draft');
  return draft;
}

function recipeOf(world: World, from: Parsed<'drafts.create'>['from']): Recipe {
  if (from === undefined) return emptyRecipe;
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
  return {
    'drafts.list': () => ({
      revision: world.draftsRevision,
      drafts: [...world.drafts.values()]
        .toSorted((a, b) => b.updatedAtMs - a.updatedAtMs)
        .map((draft) => summaryOf(world, draft)),
    }),
    'drafts.open': ({ id }) => draftOf(world, id),
    'drafts.create': ({ from }) => {
      const recipe = recipeOf(world, from);
      const id = draftId.parse(newId(world, 'draft'));
      const draft = { id, title: titleOf(recipe.prompt), ownTitle: null, recipe, updatedAtMs: sampleNow };
      put(draft);
      return draft;
    },
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
