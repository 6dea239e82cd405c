import { hashOf } from './hash.ts';
import { phaseOf, type PracticeTask, type TaskEnding } from './task.ts';

const failures: Readonly<
  Record<Exclude<TaskEnding, 'completed' | 'no-output'>, readonly [string, number, string]>
> = {
  failed: ['failed', 1403, 'Task failed: the generation did not finish'],
  moderated: ['failed', 1200, 'Content flagged by moderation'],
  timeout: ['timeout', 5004, 'Task timed out'],
  cancelled: ['cancelled', 1405, 'Task cancelled'],
};

/**
 * One prediction as the API writes it. The shapes that differ from task to task in the wild differ here too, chosen by the id, so
 * that nothing is built on one of them (reference: Shapes vary).
 */
export function predictionJson(
  task: PracticeTask,
  nowMs: number,
  origin: string,
): Readonly<Record<string, unknown>> {
  const phase = phaseOf(task, nowMs);
  const variant = hashOf(task.id);
  const ended = phase === 'ended';
  const [status, code, error] = ended ? endedAs(task.ending) : [phase, 0, ''];
  const hasOutput = ended && task.ending === 'completed';
  const inferenceMs = Math.round(task.endMs - task.startMs);
  const inference = !ended
    ? { timings: variant % 2 === 0 ? {} : { inference: 0 } }
    : variant % 3 === 0
      ? { executionTime: inferenceMs }
      : { timings: { inference: inferenceMs } };
  return {
    id: task.id,
    model: task.model,
    status,
    code,
    outputs: hasOutput ? [outputUrl(task, origin)] : variant % 4 === 0 ? null : [],
    urls: { get: `${origin}/api/v3/predictions/${task.id}${variant % 2 === 0 ? '/result' : ''}` },
    has_nsfw_contents: hasOutput ? [task.flagged] : variant % 4 === 1 ? null : [],
    created_at: new Date(task.acceptedMs)
      .toISOString()
      .replace('Z', `${String(variant % 1_000_000).padStart(6, '0')}Z`),
    ...(error === '' && variant % 4 === 2 ? {} : { error: error === '' && variant % 4 === 3 ? null : error }),
    ...inference,
  };
}

/** As the history lists it: with the input, under either of the names seen. */
export function historyJson(
  task: PracticeTask,
  nowMs: number,
  origin: string,
): Readonly<Record<string, unknown>> {
  const name = hashOf(task.id) % 2 === 0 ? 'input' : 'inputs';
  return { ...predictionJson(task, nowMs, origin), [name]: inputJson(task) };
}

function inputJson(task: PracticeTask): Readonly<Record<string, unknown>> {
  return {
    prompt: task.prompt,
    ...(task.negativePrompt !== null && { negative_prompt: task.negativePrompt }),
    aspect_ratio: task.aspectRatio,
    duration: task.durationS,
  };
}

function endedAs(ending: TaskEnding): readonly [string, number, string] {
  return ending === 'completed' || ending === 'no-output' ? ['completed', 0, ''] : failures[ending];
}

function outputUrl(task: PracticeTask, origin: string): string {
  return `${origin}/outputs/${task.id}/1.mp4`;
}
