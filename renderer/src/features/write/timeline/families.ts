import type { Revision } from '../../../../../shared/contract/revisions.ts';
import { sameRecipe } from '../../../../../shared/recipe.ts';

/** One line of the timeline: a revision, or the variations that came of one text, the newest first. */
export type TimelineEntry =
  | { readonly kind: 'one'; readonly revision: Revision }
  | { readonly kind: 'family'; readonly revisions: readonly Revision[] };

/** Variations of one text that follow each other are one entry. */
export function timelineEntries(revisions: readonly Revision[]): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const revision of revisions) {
    const last = entries.at(-1);
    const sibling = last?.kind === 'family' ? last.revisions.at(-1) : undefined;
    if (revision.choices.length === 0) entries.push({ kind: 'one', revision });
    else if (
      last?.kind === 'family' &&
      sibling !== undefined &&
      sameRecipe(sibling.recipe, revision.recipe)
    ) {
      entries[entries.length - 1] = { kind: 'family', revisions: [...last.revisions, revision] };
    } else entries.push({ kind: 'family', revisions: [revision] });
  }
  return entries;
}

/** The places in which the variations of a text differ, each with its values in the order of the text. */
export function variedSlots(
  family: readonly Revision[],
): readonly { readonly slot: string; readonly values: readonly string[] }[] {
  const slots = new Map<string, Set<string>>();
  for (const { choices } of family.toSorted((a, b) => a.number - b.number)) {
    for (const { slot, value } of choices) {
      const values = slots.get(slot) ?? new Set();
      values.add(value);
      slots.set(slot, values);
    }
  }
  return [...slots].map(([slot, values]) => ({ slot, values: [...values] }));
}

export function valueIn(revision: Revision, slot: string | null): string | null {
  return revision.choices.find((choice) => choice.slot === slot)?.value ?? null;
}
