import type { Random } from '../ports.ts';
import type { Observation } from './completion-belief.ts';

/** A completion noticed in a wider gap than this says too little of when it was. */
const widestGapMs = 3 * 60_000;
const jitterShare = 0.04;
/** No clip needs hours; a wall clock that was set while the POST was out makes it look so. */
const longestCredibleMs = 6 * 3_600_000;

/** Takes that were sent together part ways: a little later, measured by the least distance of two looks. */
export function jittered(delayMs: number, floorMs: number, random: Pick<Random, 'uniform'>): number {
  return delayMs + jitterShare * floorMs * random.uniform();
}

/** When a take that was seen running at one look and complete at the next was done; null when they say too little of it. */
export function observed(runningAtMs: number | null, completeAtMs: number): Observation | null {
  if (runningAtMs === null || completeAtMs > longestCredibleMs) return null;
  const gapMs = completeAtMs - runningAtMs;
  if (gapMs > Math.max(widestGapMs, completeAtMs / 4)) return null;
  return { tookMs: Math.round(runningAtMs + gapMs / 2), gapMs: Math.round(gapMs) };
}
