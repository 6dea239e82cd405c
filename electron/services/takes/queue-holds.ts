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

/** When the next POST may begin under a limit per sliding minute: 0 for now. `sent` holds monotonic times, oldest first. */
export function nextTurnAt(sent: readonly number[], perMinute: number, nowMono: number): number {
  const recent = sent.filter((at) => at > nowMono - minuteMs);
  if (recent.length < perMinute) return 0;
  return (recent[recent.length - perMinute] ?? nowMono) + minuteMs;
}
