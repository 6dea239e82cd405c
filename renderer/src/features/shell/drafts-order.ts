import type { DraftSummary } from '../../../../shared/contract/drafts.ts';

type DraftGroup = { readonly binder: string | null; readonly drafts: readonly DraftSummary[] };

/** As the list shows them: drafts in no folder first, then the folders by name, the empty ones too. */
export function draftGroups(
  drafts: readonly DraftSummary[],
  binders: readonly string[],
): readonly DraftGroup[] {
  return [null, ...binders].map((binder) => ({
    binder,
    drafts: drafts.filter((draft) => draft.binder === binder),
  }));
}

/** The draft that many places from this one in the list, past the ends from the other side; null where there is no other. */
export function draftBeside(
  groups: readonly DraftGroup[],
  id: DraftSummary['id'] | null,
  by: 1 | -1,
): DraftSummary | null {
  const all = groups.flatMap(({ drafts }) => drafts);
  const here = all.findIndex((draft) => draft.id === id);
  const next = here < 0 ? all[0] : all[(here + by + all.length) % all.length];
  return next === undefined || next.id === id ? null : next;
}
