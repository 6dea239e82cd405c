import type { DraftId } from '../../../shared/contract/ids.ts';
import { revisionId } from '../../../shared/contract/ids.ts';
import type { Revision } from '../../../shared/contract/revisions.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import { sampleNow } from './samples.ts';
import { changeDrafts, newId } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type RevisionRequest = Extract<keyof FakeHandlers, `revisions.${string}`>;

export function revisionHandlers(world: World, emit: Emit): FakeHandlers<RevisionRequest> {
  /** Those that takes were made of, as main would tell them, and those pinned by hand. */
  function ofDraft(draftId: DraftId): readonly Revision[] {
    const takes = [...world.takes.values()].filter((take) => take.draftId === draftId);
    const fromTakes = [...Map.groupBy(takes, (take) => take.revisionId).values()].flatMap(revisionOf);
    const pinned = [...world.revisions.values()].filter((revision) => revision.draftId === draftId);
    const known = new Set(pinned.map(({ id }) => id));
    return [...pinned, ...fromTakes.filter(({ id }) => !known.has(id))];
  }

  function pin(draftId: DraftId, recipe: Recipe, name: string | null): Revision {
    const revision: Revision & { readonly draftId: DraftId } = {
      draftId,
      id: revisionId.parse(newId(world, 'revision')),
      number: ofDraft(draftId).length + 1,
      name,
      recipe,
      sent: recipe,
      choices: [],
      createdAtMs: sampleNow,
      pinned: 'hand',
      takes: 0,
      spentMicros: 0,
      clips: [],
      keepers: 0,
      perKeeperMicros: null,
    };
    world.revisions.set(revision.id, revision);
    changeDrafts(world, emit);
    return revision;
  }

  return {
    'revisions.list': ({ draftId }) => ({
      revisions: ofDraft(draftId).toSorted((a, b) => b.number - a.number),
    }),
    'revisions.pin': ({ draftId, recipe, name }) => {
      const { id, number } = pin(draftId, recipe, name ?? null);
      return { id, number };
    },
    'revisions.rename': ({ id, name }) => {
      const revision = world.revisions.get(id);
      if (revision === undefined) throw new AppError('not-found', 'no such revision');
      world.revisions.set(id, { ...revision, name: name === '' ? null : name });
      changeDrafts(world, emit);
      return {};
    },
  };
}

function revisionOf(takes: readonly Take[]): Revision[] {
  const [first] = takes;
  if (first === undefined) return [];
  const clips = takes.flatMap(({ clipId }) => clipId ?? []);
  const spent = takes.filter(({ money }) => money === 'spent');
  return [
    {
      id: first.revisionId,
      number: first.revisionNumber,
      name: null,
      recipe: first.recipe,
      sent: first.recipe,
      choices: [],
      createdAtMs: Math.min(...takes.map(({ createdAtMs }) => createdAtMs)),
      pinned: 'take',
      takes: takes.length,
      spentMicros: spent.reduce((sum, { priceMicros }) => sum + priceMicros, 0),
      clips,
      keepers: 0,
      perKeeperMicros: null,
    },
  ];
}
