import type { Variant } from './variations.ts';

/**
 * What the user took out of a list of variants, as choices that occur together: all of one variant's, or one alone for every
 * variant with it. It speaks of any variant that makes all of them, so it holds when a further slot is written.
 */
export type PruneKey = string;

export function pruneKey(choices: readonly string[]): PruneKey {
  return JSON.stringify(choices.toSorted());
}

export function pruneKeyOf(variant: Variant): PruneKey {
  return pruneKey(variant.choices.map(({ choice }) => choice));
}

export type Pruned = {
  readonly kept: readonly Variant[];
  readonly pruned: readonly Variant[];
  /** Keys that no variant answers to any more. */
  readonly stale: readonly PruneKey[];
};

export function prune(variants: readonly Variant[], keys: readonly PruneKey[]): Pruned {
  const wanted = keys.map((key) => ({ key, choices: choicesOf(key) }));
  const used = new Set<PruneKey>();
  const kept: Variant[] = [];
  const pruned: Variant[] = [];
  for (const variant of variants) {
    const made = new Set(variant.choices.map(({ choice }) => choice));
    const hits = wanted.filter(
      ({ choices }) => choices.length > 0 && choices.every((choice) => made.has(choice)),
    );
    for (const { key } of hits) used.add(key);
    (hits.length > 0 ? pruned : kept).push(variant);
  }
  return { kept, pruned, stale: keys.filter((key) => !used.has(key)) };
}

/** Nothing for what is no key of ours: it prunes nothing. */
function choicesOf(key: PruneKey): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(key);
    return Array.isArray(parsed)
      ? parsed.filter((choice): choice is string => typeof choice === 'string')
      : [];
  } catch {
    return [];
  }
}
