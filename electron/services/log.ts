import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import type { Log, LogFields } from './ports.ts';

const rotateAtBytes = 2 * 1024 * 1024;

/** Anything that looks like a bearer token or an API key, in case a cause chain from a library carries one. */
const secretLike = /(bearer\s+)\S+|\b(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{40,}\b/gi;

/**
 * A log of one JSON line per event in `file`, with one older file beside it. Writing is synchronous: a line exists before the
 * process can die. A log that cannot be written is given up silently; it must never stop the studio.
 * `secret` gives the key in use, which is blanked wherever it might turn up.
 */
export function createLog(file: string, options: { now(): number; secret(): string | null }): Log {
  function write(level: string, event: string, fields: LogFields): void {
    const secret = options.secret();
    // Value by value and before JSON: a key with a quote or a backslash in it would look different in the line.
    const blank = (_name: string, value: unknown): unknown =>
      typeof value === 'string' ? redact(value, secret) : value;
    const entry = JSON.stringify(
      { at: new Date(options.now()).toISOString(), level, event, ...fields },
      blank,
    );
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      rotate(file);
      appendFileSync(file, `${entry}\n`);
    } catch {
      // A full disk or a read-only profile; there is nowhere left to say so.
    }
  }
  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, error, fields = {}) => write('error', event, { ...fields, error: describe(error) }),
  };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rotateAtBytes) renameSync(file, `${file}.old`);
}

/** Exported for its test. */
export function redact(text: string, secret: string | null): string {
  const blanked = secret === null || secret === '' ? text : text.replaceAll(secret, '[key]');
  return blanked.replace(secretLike, (match, bearer: string | undefined) =>
    bearer === undefined && /^[0-9a-f]+$/.test(match) ? match : `${bearer ?? ''}[redacted]`,
  );
}

function describe(error: unknown): string {
  const parts: string[] = [];
  for (let cause: unknown = error; cause !== undefined && parts.length < 6;) {
    if (!(cause instanceof Error)) {
      parts.push(inspect(cause));
      break;
    }
    parts.push(cause.stack ?? `${cause.name}: ${cause.message}`);
    cause = cause.cause;
  }
  return parts.join('\ncaused by ');
}
