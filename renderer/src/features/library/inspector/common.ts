import type { Clip } from '../../../../../shared/contract/library.ts';
import type { NameCount } from '../../../stores/names.ts';
import type { GivenName } from '../../../ui/names-field.tsx';

/** What all of some clips say, or that they differ. */
export type Common<T> = { readonly isMixed: false; readonly value: T } | { readonly isMixed: true };

/** None at all say nothing, which is a difference too. */
export function commonOf<T>(clips: readonly Clip[], of: (clip: Clip) => T): Common<T> {
  const [first, ...others] = clips;
  if (first === undefined) return { isMixed: true };
  const value = of(first);
  return others.every((clip) => of(clip) === value) ? { isMixed: false, value } : { isMixed: true };
}

export function valueOr<T, U>(common: Common<T>, otherwise: U): T | U {
  return common.isMixed ? otherwise : common.value;
}

/** Those with most clips first: they are the likeliest to be meant. */
export function byUse(names: readonly NameCount[]): readonly string[] {
  return names.toSorted((a, b) => b.count - a.count).map(({ name }) => name);
}

/** Every name that any of the clips has, those on all of them first, in the order in which they come. */
export function namesOf(clips: readonly Clip[], of: (clip: Clip) => readonly string[]): readonly GivenName[] {
  const counts = new Map<string, number>();
  for (const clip of clips) for (const name of of(clip)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].map(([name, count]) => ({ name, isOnAll: count === clips.length }));
  return [...names.filter(({ isOnAll }) => isOnAll), ...names.filter(({ isOnAll }) => !isOnAll)];
}
