import type { Micros } from '../../../shared/money.ts';
import type { AspectRatio, Duration } from '../../../shared/recipe.ts';

/** How a task ends. All but 'completed' are refunded. */
export type TaskEnding = 'completed' | 'failed' | 'moderated' | 'timeout' | 'cancelled' | 'no-output';

/** One accepted, and so billed, submit. Times are Unix milliseconds. */
export type PracticeTask = {
  readonly id: string;
  readonly model: string;
  readonly prompt: string;
  readonly negativePrompt: string | null;
  readonly aspectRatio: AspectRatio;
  readonly durationS: Duration;
  readonly acceptedMs: number;
  /** When it leaves the line (over the concurrency limit a task waits), and when it ends. */
  readonly startMs: number;
  readonly endMs: number;
  readonly ending: TaskEnding;
  readonly flagged: boolean;
  /** Name of the sample clip, or of what is served in its place. */
  readonly output: string;
  readonly costMicros: Micros;
  readonly refundMs: number | null;
  readonly deletedMs: number | null;
};

/** Predictions and outputs are deleted after seven days (reference: History). */
export const lifetimeMs = 7 * 24 * 3_600_000;

export type TaskPhase = 'created' | 'processing' | 'ended' | 'deleted';

export function phaseOf(task: PracticeTask, nowMs: number): TaskPhase {
  if (task.deletedMs !== null && task.deletedMs <= nowMs) return 'deleted';
  if (task.acceptedMs + lifetimeMs <= nowMs) return 'deleted';
  if (nowMs < task.startMs) return 'created';
  return nowMs < task.endMs ? 'processing' : 'ended';
}

/** Moves what has not happened yet nearer or farther, so that a new speed holds for tasks under way too. */
export function rescale(task: PracticeTask, nowMs: number, factor: number): PracticeTask {
  const move = (ms: number) => (ms > nowMs ? nowMs + (ms - nowMs) * factor : ms);
  return {
    ...task,
    startMs: move(task.startMs),
    endMs: move(task.endMs),
    refundMs: task.refundMs === null ? null : move(task.refundMs),
  };
}

/** When a new task can start: at once, or when enough of those before it have ended. */
export function nextStart(tasks: readonly PracticeTask[], nowMs: number, concurrent: number): number {
  const ends = tasks
    .filter((task) => task.endMs > nowMs && phaseOf(task, nowMs) !== 'deleted')
    .map((task) => task.endMs)
    .toSorted((a, b) => a - b);
  return ends.length < concurrent ? nowMs : (ends[ends.length - concurrent] ?? nowMs);
}
