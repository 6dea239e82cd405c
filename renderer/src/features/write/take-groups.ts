import type { Take } from '../../../../shared/contract/takes.ts';

/** The clip made last, to be shown large. */
export function newestKept(takes: Iterable<Take>): Take | null {
  let newest: Take | null = null;
  for (const take of takes) {
    if (take.clipId === null) continue;
    if (newest === null || (take.endedAtMs ?? 0) > (newest.endedAtMs ?? 0)) newest = take;
  }
  return newest;
}
