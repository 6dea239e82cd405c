import type { Take } from '../../../../shared/contract/takes.ts';

/** The takes of one revision, oldest first. */
export type RevisionGroup = {
  readonly number: number;
  readonly createdAtMs: number;
  readonly takes: readonly Take[];
};

/** By revision, newest first. */
export function groupByRevision(takes: Iterable<Take>): readonly RevisionGroup[] {
  const groups = new Map<number, Take[]>();
  for (const take of takes) {
    const group = groups.get(take.revisionNumber);
    if (group === undefined) groups.set(take.revisionNumber, [take]);
    else group.push(take);
  }
  return [...groups]
    .map(([number, members]) => {
      const ordered = members.toSorted((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1));
      return { number, createdAtMs: ordered[0]?.createdAtMs ?? 0, takes: ordered };
    })
    .toSorted((a, b) => b.number - a.number);
}

/** The clip made last, to be shown large. */
export function newestKept(takes: Iterable<Take>): Take | null {
  let newest: Take | null = null;
  for (const take of takes) {
    if (take.clipId === null) continue;
    if (newest === null || (take.endedAtMs ?? 0) > (newest.endedAtMs ?? 0)) newest = take;
  }
  return newest;
}
