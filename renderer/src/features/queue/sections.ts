import type { Take } from '../../../../shared/contract/takes.ts';
import { ownHold } from './own-hold.ts';

export const sectionNames = ['needs', 'going', 'waiting', 'ended'] as const;
export type SectionName = (typeof sectionNames)[number];

/** Where a take stands in the room. What only the user can move on comes first. */
export function sectionOf(take: Take): SectionName {
  switch (take.state) {
    case 'unconfirmed':
    case 'failed':
    case 'expired':
      return 'needs';
    case 'submitting':
    case 'running':
    case 'downloading':
      return 'going';
    case 'queued':
      return ownHold(take) === null ? 'waiting' : 'needs';
    case 'kept':
    case 'cancelled':
      return 'ended';
  }
}

function order(section: SectionName, a: Take, b: Take): number {
  switch (section) {
    // What may have cost money without a clip is more urgent than what is settled.
    case 'needs':
      return (
        Number(b.state === 'unconfirmed') - Number(a.state === 'unconfirmed') || b.createdAtMs - a.createdAtMs
      );
    case 'going':
      return (a.submittedAtMs ?? a.createdAtMs) - (b.submittedAtMs ?? b.createdAtMs);
    case 'waiting':
      return (a.position ?? 0) - (b.position ?? 0) || a.createdAtMs - b.createdAtMs;
    case 'ended':
      return (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0);
  }
}

export type QueueEntry = {
  readonly take: Take;
  readonly section: SectionName;
  /** 1-based place within the section. */
  readonly place: number;
  readonly count: number;
};

/** The takes in the order of the room, each with its section and its place in it. */
export function queueEntries(takes: Iterable<Take>): readonly QueueEntry[] {
  const groups: Record<SectionName, Take[]> = { needs: [], going: [], waiting: [], ended: [] };
  for (const take of takes) groups[sectionOf(take)].push(take);
  return sectionNames.flatMap((section) =>
    groups[section]
      .toSorted((a, b) => order(section, a, b))
      .map((take, at, all) => ({ take, section, place: at + 1, count: all.length })),
  );
}
