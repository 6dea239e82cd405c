import { emptyRecipe } from '../../../shared/recipe.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import type { DraftFiles } from '../../services/drafts/draft-files.ts';
import type { Keepers } from '../../services/drafts/timeline.ts';
import { draftOfSent } from '../../../shared/craft/sent-text.ts';
import type { Drafts } from '../../services/drafts/drafts.ts';
import type { Takes } from '../../services/takes/takes.ts';
import type { Publisher } from '../publish.ts';
import type { Handlers } from '../router.ts';

type Needs = {
  readonly drafts: Drafts;
  readonly takes: Pick<Takes, 'recipeOf' | 'draftRenamed'>;
  readonly publisher: Publisher;
  readonly files: DraftFiles;
  readonly keepersOf: Keepers;
  /** What new drafts keep out from the start. */
  defaultNegative(): string;
  /** The recipe a clip was made by. Throws `not-found` when it has none. */
  recipeOfClip(id: ClipId): Promise<Recipe>;
};

type DraftHandlers = Pick<Handlers, Extract<keyof Handlers, `drafts.${string}` | `revisions.${string}`>>;

export function draftHandlers(needs: Needs): DraftHandlers {
  const { drafts, takes, publisher, recipeOfClip, files, keepersOf } = needs;

  function newRecipe(): Recipe {
    return { ...emptyRecipe, negativePrompt: needs.defaultNegative() };
  }

  async function recipeFrom(from: NonNullable<Parsed<'drafts.create'>['from']>): Promise<Recipe> {
    if (from.kind === 'text') return { ...newRecipe(), prompt: from.text };
    const sent = from.kind === 'take' ? takes.recipeOf(from.id) : await recipeOfClip(from.id);
    return {
      ...sent,
      prompt: draftOfSent(sent.prompt),
      negativePrompt: draftOfSent(sent.negativePrompt),
    };
  }

  return {
    ...binderHandlers(drafts),
    ...revisionHandlers(drafts, keepersOf),
    'drafts.list': async () => ({ ...drafts.list(), revision: publisher.revision('drafts.changed') }),
    'drafts.trashed': async () => ({ drafts: drafts.trashed() }),
    'drafts.search': async ({ query }) => ({ hits: drafts.search(query) }),
    'drafts.open': async ({ id }) => drafts.open(id),
    'drafts.create': async ({ from, binder }) =>
      drafts.create(from === undefined ? newRecipe() : await recipeFrom(from), binder),
    'drafts.duplicate': async ({ id }) => drafts.duplicate(id),
    async 'drafts.keepUndo'({ id, prompt, negativePrompt }) {
      drafts.keepUndo(id, { prompt, negativePrompt });
      return {};
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
    'drafts.importFiles': () => files.importFiles(),
    'drafts.exportFile': ({ ids, form }) => files.exportFile(ids, form),
  };
}

type BinderRequest = 'drafts.bind' | 'drafts.makeBinder' | 'drafts.removeBinder' | 'drafts.renameBinder';

function binderHandlers({ binders }: Drafts): Pick<Handlers, BinderRequest> {
  return {
    async 'drafts.bind'({ ids, binder }) {
      binders.bind(ids, binder);
      return {};
    },
    async 'drafts.makeBinder'({ name }) {
      binders.make(name);
      return {};
    },
    async 'drafts.renameBinder'({ from, to }) {
      binders.rename(from, to);
      return {};
    },
    async 'drafts.removeBinder'({ name }) {
      binders.remove(name);
      return {};
    },
  };
}

type RevisionHandlers = Pick<Handlers, Extract<keyof Handlers, `revisions.${string}`>>;

function revisionHandlers(drafts: Drafts, keepersOf: Keepers): RevisionHandlers {
  return {
    'revisions.list': async ({ draftId }) => ({ revisions: await drafts.timeline(draftId, keepersOf) }),
    async 'revisions.pin'({ draftId, recipe, name }) {
      const { revisionId, number } = drafts.pinRevision(draftId, recipe, { pinned: 'hand' });
      if (name !== undefined) drafts.renameRevision(revisionId, name);
      return { id: revisionId, number };
    },
    async 'revisions.rename'({ id, name }) {
      drafts.renameRevision(id, name);
      return {};
    },
  };
}
