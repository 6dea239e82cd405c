import type { NameCount } from '../../../stores/names.ts';

/** One line of the tree of tags, in the order in which it is drawn. */
export type TagLine = {
  /** Whole: "animal/fox". */
  readonly name: string;
  /** Its last part: "fox". */
  readonly leaf: string;
  /** How many tags it lies in. */
  readonly depth: number;
  /** Clips with this very tag; 0 for one that only holds others. */
  readonly count: number;
};

/** Tags with everything they lie in, each below what holds it, alphabetically. A match keeps what it lies in, so that its place is seen. */
export function tagLines(tags: readonly NameCount[], wanted: string): readonly TagLine[] {
  const counts = new Map<string, number>();
  const needle = wanted.trim().toLowerCase();
  for (const { name, count } of tags) {
    if (!name.toLowerCase().includes(needle)) continue;
    const parts = name.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const holder = parts.slice(0, depth).join('/');
      counts.set(holder, counts.get(holder) ?? 0);
    }
    counts.set(name, count);
  }
  // What holds others is itself a tag of the list where it is one, though it may not match.
  for (const { name, count } of tags) if (counts.has(name)) counts.set(name, count);
  return [...counts]
    .map(([name, count]) => {
      const parts = name.split('/');
      return { name, leaf: parts.at(-1) ?? name, depth: parts.length - 1, count };
    })
    .toSorted((a, b) => compareParts(a.name.split('/'), b.name.split('/')));
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [one = '', other = ''] = [a[at], b[at]];
    if (one !== other)
      return (
        one.localeCompare(other, undefined, { numeric: true, sensitivity: 'base' }) || (one < other ? -1 : 1)
      );
  }
  return a.length - b.length;
}
