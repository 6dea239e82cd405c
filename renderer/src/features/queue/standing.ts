import type { Take } from '../../../../shared/contract/takes.ts';

/** Where a running take stands against what such takes usually need; fractions of the drawn axis. */
export type Standing = {
  readonly low: number;
  readonly high: number;
  readonly at: number;
  readonly isLonger: boolean;
};

/** Fewer samples say nothing, and nothing is made up. */
const enoughSamples = 3;

/** Null when too little is known to say what is usual. */
export function standingOf(usual: Take['usual'], elapsedMs: number): Standing | null {
  if (usual === null || usual.samples < enoughSamples || usual.highMs <= 0) return null;
  const axisMs = usual.highMs * 1.35;
  return {
    low: usual.lowMs / axisMs,
    high: usual.highMs / axisMs,
    at: Math.min(1, Math.max(0, elapsedMs / axisMs)),
    isLonger: elapsedMs > usual.highMs,
  };
}

/** Since when the service has been at it; null when it has not begun. */
export function elapsedMsOf(take: Take, nowMs: number): number | null {
  const since = take.acceptedAtMs ?? take.submittedAtMs;
  return since === null ? null : Math.max(0, (take.completedAtMs ?? nowMs) - since);
}
