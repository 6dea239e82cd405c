import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Lineage } from '../../../shared/contract/library.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Entry } from './entry.ts';
import type { Shelf } from './shelf.ts';

/** No draft has more clips that anybody would look through one by one. */
const mostTold = 500;

/**
 * Where a clip comes from and what else came from there, as the sidecars tell it: also for clips whose takes this studio never had, such
 * as those of a restored or imported library. Throws `not-found`.
 */
export async function lineageOf(shelf: Shelf, id: ClipId): Promise<Lineage> {
  const entry = shelf.index.get(id);
  if (entry === null) throw new AppError('not-found', 'No such clip');
  const { draftId, revisionId, revisionNumber } = entry.facts;
  const family = draftId === null ? [] : await clipsOfDraft(shelf, draftId);
  const others = family.filter((other) => other.id !== id);
  const isSibling = ({ facts }: Entry): boolean => revisionId !== null && facts.revisionId === revisionId;
  return {
    draftId,
    revisionNumber,
    revisions: Math.max(0, revisionNumber ?? 0, ...family.map(({ facts }) => facts.revisionNumber ?? 0)),
    siblings: others.filter(isSibling).map(named),
    ofDraft: others.filter((other) => !isSibling(other)).map(named),
  };
}

async function clipsOfDraft(shelf: Shelf, draftId: string): Promise<readonly Entry[]> {
  const ids = await shelf.reader.find(`draft:${draftId}`);
  // A title may begin like an id.
  return shelf.index.many(ids.slice(0, mostTold)).filter(({ facts }) => facts.draftId === draftId);
}

function named({ id, facts }: Entry): Lineage['siblings'][number] {
  return { id, title: facts.title };
}
