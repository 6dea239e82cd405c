import { aspectRatios, durations, type Recipe } from '../../../shared/recipe.ts';
import { cleanMessage } from './clean-message.ts';
import type { HistoryItem, Prediction, PredictionFailure } from './client.ts';
import { isRemoteId } from './remote-id.ts';
import { speaksOfModeration } from './service-words.ts';
import { readText, type WirePrediction } from './wire.ts';

/** Reference: Status words. A word in neither list means "still running". */
const completedWords: ReadonlySet<string> = new Set(['completed', 'succeeded']);
const endings: ReadonlyMap<string, PredictionFailure> = new Map([
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['timeout', 'timeout'],
  ['deleted', 'deleted'],
]);

/** Null without an id that can be asked for. `key` is removed from the service's words. */
export function toPrediction(
  wire: WirePrediction,
  key: string | null,
  envelopeExecutionMs?: number,
): Prediction | null {
  if (!isRemoteId(wire.id)) return null;
  const status = cleanMessage(wire.status ?? null, key) ?? '';
  const outputs = readOutputs(wire.outputs);
  const failure = failureOf(wire, status.toLowerCase(), outputs, key);
  const isCompleted = completedWords.has(status.toLowerCase());
  const inferenceMs = wire.timings?.inference ?? wire.executionTime ?? envelopeExecutionMs ?? 0;
  return {
    id: wire.id,
    state: failure !== null ? 'failed' : isCompleted ? 'completed' : 'running',
    status,
    model: wire.model === undefined || wire.model === '' ? null : wire.model,
    outputs,
    flagged: readFlagged(wire.has_nsfw_contents),
    createdAtMs: readTime(wire.created_at),
    // Zero is what an unfinished task says.
    inferenceMs: inferenceMs > 0 ? Math.round(inferenceMs) : null,
    failure,
  };
}

export function toHistoryItem(wire: WirePrediction, key: string | null): HistoryItem | null {
  const prediction = toPrediction(wire, key);
  if (prediction === null) return null;
  const echo = wire.input ?? wire.inputs;
  return { ...prediction, input: echo === undefined ? null : readInput(echo) };
}

function failureOf(
  wire: WirePrediction,
  status: string,
  outputs: readonly string[],
  key: string | null,
): Prediction['failure'] {
  const message = cleanMessage(readText(wire.error) ?? readText(wire.message), key);
  if (completedWords.has(status)) return outputs.length === 0 ? { kind: 'no-output', message } : null;
  const ending = endings.get(status);
  if (ending === undefined) return null;
  return { kind: ending === 'failed' ? kindOfFailed(wire.code, message) : ending, message };
}

/** Reference: data.code is the task's. */
function kindOfFailed(code: number | undefined, message: string | null): PredictionFailure {
  if (code === 1200 || speaksOfModeration(message)) return 'moderation';
  if (code === 1400 || code === 1401 || code === 1402) return 'bad-request';
  return code === 5004 ? 'timeout' : 'failed';
}

function readOutputs(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((entry) => {
    const url = typeof entry === 'object' && entry !== null ? urlOf(entry) : entry;
    return typeof url === 'string' && url.trim() !== '' ? [url.trim()] : [];
  });
}

function urlOf(output: object): unknown {
  if ('url' in output && typeof output.url === 'string') return output.url;
  return 'video_url' in output ? output.video_url : null;
}

function readFlagged(value: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.includes(true);
}

/** Accepts nanosecond fractions and, as UTC, times without a zone; null for Go's zero time and what is no time. */
function readTime(value: string | number | undefined): number | null {
  if (value === undefined) return null;
  const ms = typeof value === 'number' ? (value < 1e11 ? value * 1000 : value) : Date.parse(isoOf(value));
  return Number.isFinite(ms) && ms > 0 ? Math.round(ms) : null;
}

function isoOf(value: string): string {
  const text = value.trim();
  const hasZone = /(?:z|[+-]\d\d:?\d\d)$/i.test(text);
  return hasZone || !/^\d{4}-\d\d-\d\d[T ]\d/.test(text) ? text : `${text}Z`;
}

function readInput(echo: Readonly<Record<string, unknown>>): Partial<Recipe> {
  const { prompt, negative_prompt: negativePrompt } = echo;
  const aspectRatio = aspectRatios.find((ratio) => ratio === echo['aspect_ratio']);
  const durationS = durations.find((seconds) => seconds === Number(echo['duration']));
  return {
    ...(typeof prompt === 'string' && { prompt }),
    ...(typeof negativePrompt === 'string' && { negativePrompt }),
    ...(aspectRatio !== undefined && { aspectRatio }),
    ...(durationS !== undefined && { durationS }),
  };
}
