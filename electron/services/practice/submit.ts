import type { AspectRatio, Duration } from '../../../shared/recipe.ts';
import type { Clock, Random } from '../ports.ts';
import { balanceOf, type AccountLimits } from './account.ts';
import { choosePracticeClip, type PracticeClip } from './clips.ts';
import { magicWordOf, type MagicWord } from './magic-words.ts';
import { practiceModels, priceOf } from './models.ts';
import { readInputs, type PracticeInputs } from './parameters.ts';
import {
  errorPage,
  failure,
  insufficientCredits,
  invalidKey,
  modelNotFound,
  noPermission,
  refusal,
  tooManyRequests,
  type Reply,
} from './reply.ts';
import type { TaskStore } from './task-store.ts';
import { nextStart, type PracticeTask, type TaskEnding } from './task.ts';

const minuteMs = 60_000;
/** Failed tasks are refunded "within three hours" (reference: Money). */
const refundDelayMs = 60_000;

export type World = {
  readonly clock: Clock;
  readonly random: Random;
  readonly clips: readonly PracticeClip[];
  readonly store: TaskStore;
  limits: AccountLimits;
  speed: number;
};

export type Submitted =
  | { readonly kind: 'refused'; readonly reply: Reply }
  /** `magic` may still spoil the answer. */
  | { readonly kind: 'accepted'; readonly task: PracticeTask; readonly magic: MagicWord | null };

/** Accepts and bills one task, or refuses it, in the order in which a service would find out. */
export function submit(world: World, model: string, body: string): Submitted {
  if (!practiceModels.includes(model)) return refused(modelNotFound);
  if (!world.limits.mayRun) return refused(noPermission);
  const read = readInputs(body);
  if ('refusal' in read) return refused(read.refusal);
  const magic = magicWordOf(read.inputs.prompt);
  const spoiled = magic === null ? undefined : refusals[magic];
  if (spoiled !== undefined) return refused(spoiled);
  const nowMs = world.clock.now();
  const tasks = world.store.all();
  const waitMs = untilAllowed(world, tasks, nowMs);
  if (waitMs > 0) return refused(tooManyRequests(waitMs));
  if (balanceOf(world.limits.fundsMicros, tasks, nowMs) < priceOf(read.inputs.duration)) {
    return refused(insufficientCredits);
  }
  const task = newTask(world, model, read.inputs, magic, nowMs);
  world.store.save([task]);
  return { kind: 'accepted', task, magic };
}

/** What the account sees of a magic word before anything is bought. */
const refusals: Readonly<Partial<Record<MagicWord, Reply>>> = {
  refused: refusal(1200, 'Content moderation: the prompt was refused'),
  'no credit': insufficientCredits,
  'too many': tooManyRequests(8000),
  'no model': modelNotFound,
  'no permission': noPermission,
  'wrong key': invalidKey,
  down: failure(503, 'Service unavailable'),
  page: errorPage,
};

const endings: Readonly<Partial<Record<MagicWord, TaskEnding>>> = {
  moderated: 'moderated',
  failed: 'failed',
  'timed out': 'timeout',
  cancelled: 'cancelled',
  'no output': 'no-output',
};

/** The whole minute passes faster when the service does. Milliseconds until one more submit is allowed. */
function untilAllowed(world: World, tasks: readonly PracticeTask[], nowMs: number): number {
  const windowMs = minuteMs / world.speed;
  const recent = tasks.filter((task) => task.acceptedMs > nowMs - windowMs);
  const blocking = recent.at(-world.limits.perMinute);
  return recent.length < world.limits.perMinute || blocking === undefined
    ? 0
    : blocking.acceptedMs + windowMs - nowMs;
}

function newTask(
  world: World,
  model: string,
  inputs: PracticeInputs,
  magic: MagicWord | null,
  nowMs: number,
): PracticeTask {
  const { prompt, aspect_ratio: aspectRatio, duration: durationS } = inputs;
  const ending = (magic === null ? undefined : endings[magic]) ?? 'completed';
  const startMs = nextStart(world.store.all(), nowMs, world.limits.concurrent);
  const endMs = startMs + (generationMs(world.random, durationS) * (magic === 'slow' ? 10 : 1)) / world.speed;
  return {
    id: world.random.id(32),
    model,
    prompt,
    negativePrompt: inputs.negative_prompt === '' ? null : inputs.negative_prompt,
    aspectRatio,
    durationS,
    acceptedMs: nowMs,
    startMs,
    endMs,
    ending,
    flagged: magic === 'flagged',
    output: magic === 'not a video' ? '' : outputName(world.clips, prompt, aspectRatio, durationS),
    costMicros: priceOf(durationS),
    refundMs: ending === 'completed' ? null : endMs + refundDelayMs / world.speed,
    deletedMs: magic === 'deleted' ? endMs : null,
  };
}

/** At speed 1: 12 to 28 s for a clip of 5 s, 20 to 40 s for one of 10 s. The real one needs minutes; practice should not. */
function generationMs(random: Random, durationS: Duration): number {
  const share = random.uniform();
  return durationS === 5 ? 12_000 + share * 16_000 : 20_000 + share * 20_000;
}

function outputName(
  clips: readonly PracticeClip[],
  prompt: string,
  aspectRatio: AspectRatio,
  durationS: Duration,
): string {
  return choosePracticeClip(clips, { prompt, aspectRatio, durationS })?.name ?? '';
}

function refused(reply: Reply): Submitted {
  return { kind: 'refused', reply };
}
