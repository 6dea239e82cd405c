import { emptyRecipe } from '../../../shared/recipe.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Drafts } from '../../services/drafts/drafts.ts';
import type { Takes } from '../../services/takes/takes.ts';
import type { Publisher } from '../publish.ts';
import type { Handlers } from '../router.ts';

type Needs = {
  readonly drafts: Drafts;
  readonly takes: Pick<Takes, 'recipeOf' | 'draftRenamed'>;
  readonly publisher: Publisher;
  /** The recipe a clip was made by. Throws `not-found` when it has none. */
  recipeOfClip(id: ClipId): Promise<Recipe>;
};

type DraftHandlers = Pick<Handlers, Extract<keyof Handlers, `drafts.${string}`>>;

export function draftHandlers({ drafts, takes, publisher, recipeOfClip }: Needs): DraftHandlers {
  return {
    'drafts.list': async () => ({
      drafts: drafts.list().drafts,
      revision: publisher.revision('drafts.changed'),
    }),
    'drafts.open': async ({ id }) => drafts.open(id),
    async 'drafts.create'({ from }) {
      if (from === undefined) return drafts.create(emptyRecipe);
      return drafts.create(from.kind === 'take' ? takes.recipeOf(from.id) : await recipeOfClip(from.id));
    },
    'drafts.save': async ({ id, recipe }) => drafts.save(id, recipe),
    async 'drafts.rename'({ id, title }) {
      const summary = drafts.rename(id, title);
      takes.draftRenamed(id);
      return summary;
    },
    async 'drafts.trash'({ id }) {
      drafts.trash(id);
      return {};
    },
    'drafts.restore': async ({ id }) => drafts.restore(id),
  };
}
