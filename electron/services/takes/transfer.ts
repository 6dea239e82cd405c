import type { FetchProgress } from '../downloads/download.ts';

/** How long a pace is watched before it is judged, and the least that must have come in that time: some 8 kB a second. */
export const paceWindowMs = 30_000;
const leastBytes = 256 * 1024;
/** A slow transfer that would lose what has come keeps its place this long, and twice as long after each loss, so that it ends some day. */
const firstTurnMs = 10 * 60_000;

/** Bytes of one output that are asked for now. Times are monotonic. */
export type Transfer = {
  /** Null until the first byte may come. */
  progress: FetchProgress | null;
  readonly startedAt: number;
  windowAt: number;
  windowBytes: number;
  /** Null until it was judged. */
  isSlow: boolean | null;
  /** What it began before was lost, though the server said that it could go on. */
  hasLost: boolean;
  readonly stop: AbortController;
};

export function newTransfer(now: number): Transfer {
  return {
    progress: null,
    startedAt: now,
    windowAt: now,
    windowBytes: 0,
    isSlow: null,
    hasLost: false,
    stop: new AbortController(),
  };
}

export function progressed(transfer: Transfer, progress: FetchProgress): void {
  // What an earlier try has left counts as much as what this one brings, but was not brought by it.
  if (transfer.progress === null) transfer.windowBytes = progress.receivedBytes;
  transfer.progress = progress;
}

/** Judges the pace, when the window is over. Answers when to judge again. */
export function judgePace(transfer: Transfer, now: number): number {
  // Compared as it is answered: a difference may round to less than the window when its end has come, and the loop would spin.
  const endsAt = transfer.windowAt + paceWindowMs;
  if (now < endsAt) return endsAt;
  const elapsedMs = now - transfer.windowAt;
  const received = transfer.progress?.receivedBytes ?? 0;
  const isWhole = transfer.progress !== null && received === transfer.progress.totalBytes;
  transfer.isSlow = !isWhole && (received - transfer.windowBytes) * paceWindowMs < leastBytes * elapsedMs;
  transfer.windowAt = now;
  transfer.windowBytes = received;
  return now + paceWindowMs;
}

/** Whether it could be stopped now and go on later where it was. Before the first byte there is nothing to lose. */
export function keepsBytes({ progress, hasLost }: Transfer): boolean {
  return progress === null || progress.receivedBytes === 0 || (progress.keepsBytes && !hasLost);
}

/** Whether a slow transfer shall give up its place to one that waits. */
export function shouldGiveWay(transfer: Transfer, lostTurns: number, now: number): boolean {
  if (transfer.isSlow !== true || transfer.stop.signal.aborted) return false;
  return keepsBytes(transfer) || now - transfer.startedAt >= firstTurnMs * 2 ** Math.min(lostTurns, 12);
}
