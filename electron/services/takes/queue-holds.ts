import type { HoldReason } from '../../../shared/take-state.ts';
import type { Health } from './health.ts';

/** Why a take does not go on, and until when, if that is known (monotonic milliseconds). */
export type Hold = { readonly reason: HoldReason; readonly untilMono: number | null };

/** What stops the whole queue of one service, the gravest first; null when it may go. */
export function queueHold(queue: {
  readonly health: Health;
  readonly isPaused: boolean;
  readonly nowMono: number;
}): Hold | null {
  const { health, isPaused, nowMono } = queue;
  if (isPaused) return { reason: 'paused', untilMono: null };
  const trouble = health.buying ?? health.reading;
  if (trouble !== null) return { reason: trouble, untilMono: null };
  if (health.doubt !== null) return { reason: health.doubt.reason, untilMono: health.doubt.probeAt };
  if (health.buyAt > nowMono) return { reason: 'rate', untilMono: health.buyAt };
  return null;
}

const minuteMs = 60_000;

/**
 * Tells when the POST of the take at each place in the line (from 0) may begin under a limit per sliding minute: 0 for now. `sent`
 * holds monotonic times, oldest first. What is told of a take stays the same while those before it have their turns.
 */
export function turns(
  sent: readonly number[],
  perMinute: number,
  nowMono: number,
): (place: number) => number {
  const recent = sent.filter((at) => at > nowMono - minuteMs);
  return (place) => {
    const blocking = recent[recent.length - perMinute + (place % perMinute)];
    const minutes = Math.floor(place / perMinute);
    if (blocking === undefined && minutes === 0) return 0;
    return (blocking === undefined ? nowMono : blocking + minuteMs) + minutes * minuteMs;
  };
}
