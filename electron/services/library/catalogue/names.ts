import { fold } from '../../../../shared/library-query/fold.ts';

/** Names that many clips share, each with a number from 1. Names that nobody bears any more stay, as they may come back. */
export type Names = {
  numberOf(name: string): number;
  nameOf(number: number): string;
  /** Numbers of those that match. */
  find(matches: (folded: string) => boolean): ReadonlySet<number>;
  /** One more than the greatest number. */
  end(): number;
};

export function createNames(): Names {
  const names: string[] = [''];
  const folded: string[] = [''];
  const numbers = new Map<string, number>();
  return {
    numberOf: (name) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      folded.push(fold(name));
      return names.push(name) - 1;
    },
    nameOf: (number) => names[number] ?? '',
    find: (matches) => {
      const found = new Set<number>();
      for (let number = 1; number < names.length; number += 1) {
        if (matches(folded[number] ?? '')) found.add(number);
      }
      return found;
    },
    end: () => names.length,
  };
}
