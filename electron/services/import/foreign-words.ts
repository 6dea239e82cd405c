import { aspectRatios } from '../../../shared/recipe.ts';
import type { ClipWords } from './clip-words.ts';

type Json = Readonly<Record<string, unknown>>;

/** Where other programs put what they were asked for, beside or around their answer; the outermost counts first. */
const nests = [
  'input',
  'inputs',
  'parameters',
  'params',
  'settings',
  'request',
  'generation',
  'metadata',
  'data',
  'task',
];
const deepest = 3;
const longestText = 100_000;
const mostTags = 200;

const names = {
  prompt: ['prompt', 'positive_prompt', 'positiveprompt', 'text_prompt', 'textprompt', 'text'],
  negative: ['negative_prompt', 'negativeprompt', 'negative', 'uc'],
  model: ['model', 'model_name', 'modelname', 'model_id', 'modelid', 'engine'],
  ratio: ['aspect_ratio', 'aspectratio', 'ratio'],
  seconds: ['duration', 'duration_s', 'durations', 'duration_seconds', 'seconds', 'length'],
  created: ['created_at', 'createdat', 'created', 'creation_time', 'creationtime', 'date', 'timestamp'],
  title: ['title', 'name'],
  notes: ['notes', 'note', 'comment', 'annotation'],
  tags: ['tags', 'keywords', 'labels'],
  rating: ['rating', 'star', 'stars'],
} as const;

/**
 * What a JSON of another program tells of the clip beside it. Read by the names that generators and asset managers use, in any spelling
 * (`negative_prompt`, `negativePrompt`), a few levels deep; what fits nothing is left alone. Null when nothing in it can be used.
 */
export function readForeign(value: unknown): ClipWords | null {
  const levels = levelsOf(value);
  const find = <T>(wanted: readonly string[], read: (found: unknown) => T | null): T | null => {
    for (const level of levels) {
      for (const name of wanted) {
        const found = level.has(name) ? read(level.get(name)) : null;
        if (found !== null) return found;
      }
    }
    return null;
  };
  const words: ClipWords = {
    title: find(names.title, readText),
    prompt: find(names.prompt, readText),
    negativePrompt: find(names.negative, readText),
    model: find(names.model, readText),
    aspectRatio: find(names.ratio, readRatio),
    durationS: find(names.seconds, readSeconds),
    createdAtMs: find(names.created, readTime),
    notes: find(names.notes, readText),
    tags: find(names.tags, readTags),
    rating: find(names.rating, readRating),
  };
  return Object.values(words).some((word) => word !== null) ? words : null;
}

/** Each object with its names in lower case; a name that is spelled twice counts once. */
function levelsOf(value: unknown): readonly ReadonlyMap<string, unknown>[] {
  const levels: Map<string, unknown>[] = [];
  let row = [value];
  for (let depth = 0; depth < deepest && row.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const each of row) {
      if (!isObject(each)) continue;
      const level = new Map(Object.entries(each).map(([name, entry]) => [name.toLowerCase(), entry]));
      levels.push(level);
      for (const nest of nests) next.push(level.get(nest));
    }
    row = next;
  }
  return levels;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.toWellFormed().trim();
  return text === '' ? null : text.slice(0, longestText);
}

function readRatio(value: unknown): string | null {
  const text = readText(value)?.replace(/[x/×]/, ':') ?? null;
  return aspectRatios.find((ratio) => ratio === text) ?? null;
}

/** "5", 5, "5s". A length in frames or milliseconds is none in seconds, and too long to be one. */
function readSeconds(value: unknown): number | null {
  const seconds = typeof value === 'string' ? Number(value.trim().replace(/\s*s(ec(onds?)?)?$/i, '')) : value;
  return typeof seconds === 'number' && seconds > 0 && seconds <= 600 ? seconds : null;
}

const firstYear = Date.UTC(2000);
const lastYear = Date.UTC(2200);

/** ISO, or Unix time in seconds or milliseconds. */
function readTime(value: unknown): number | null {
  const read = typeof value === 'string' && !/^\d+(\.\d+)?$/.test(value) ? Date.parse(value) : Number(value);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const timeMs = Math.trunc(read < 1e11 ? read * 1000 : read);
  return timeMs >= firstYear && timeMs < lastYear ? timeMs : null;
}

function readTags(value: unknown): readonly string[] | null {
  const list = typeof value === 'string' ? value.split(/[,;]/) : value;
  if (!Array.isArray(list)) return null;
  const tags = list.map(readTag).filter((tag) => tag !== null);
  return tags.length === 0 ? null : [...new Set(tags)].slice(0, mostTags);
}

function readTag(value: unknown): string | null {
  const text = readText(isObject(value) ? value['name'] : value)?.replace(/\s+/g, ' ') ?? null;
  return text === null || text.length > 100 ? null : text;
}

function readRating(value: unknown): number | null {
  const stars = Number(value);
  return Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : null;
}
