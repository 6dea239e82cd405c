import type { AppError } from '../../../shared/errors.ts';

/** What has been typed and main does not have yet. */
export type Autosave<K, V> = {
  put(key: K, value: V): void;
  pending(key: K): V | undefined;
  /** Saves everything now. Resolves with whether nothing is left unsaved. */
  flush(): Promise<boolean>;
};

type AutosaveOptions<K, V> = {
  readonly save: (key: K, value: V) => Promise<void>;
  /** Whether trying again can help at all. */
  readonly canRetry: (error: AppError) => boolean;
  readonly toAppError: (error: unknown) => AppError;
  readonly onSaved: (key: K) => void;
  readonly onFailed: (key: K, error: AppError) => void;
  /** Where a save is worth more than a moment's typing. */
  readonly pauseMs?: number;
  readonly longestMs?: number;
  /** Runs something once what was put is on the screen. With it a save comes right behind a key, where the next one is furthest. */
  readonly whenShown?: (run: () => void) => void;
};

/** Quiet before a save. With the way to the disk it stays well under the 300 ms that a kill may cost. */
export const pauseMs = 120;
/** Longest that steady typing stays unsaved. */
export const longestMs = 250;
/**
 * Where a save can follow a key, each has its own but those that come quicker than fingers do, as of a key held down. (A save that
 * waited for a pause would come where the next key is nearest.)
 */
export const everyMs = 45;
const retryMs = [1000, 2000, 5000, 10_000] as const;

/** Saves the newest value of each key at every pause, and behind what is shown; keeps what could not be saved and tries again. */
export function createAutosave<K, V>(options: AutosaveOptions<K, V>): Autosave<K, V> {
  const { pauseMs: pause = pauseMs, longestMs: longest = longestMs, whenShown } = options;
  const unsaved = new Map<K, V>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstUnsavedAt: number | null = null;
  let saving: Promise<boolean> | null = null;
  let failures = 0;
  let flushedAt = -Infinity;
  let isToFollow = false;

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delayMs);
  }

  function follow(): void {
    if (whenShown === undefined || isToFollow || Date.now() - flushedAt < everyMs) return;
    isToFollow = true;
    whenShown(() => {
      isToFollow = false;
      void flush();
    });
  }

  /** Returns whether the save went through; a newer value put meanwhile stays unsaved. */
  async function saveOne(key: K, value: V): Promise<AppError | null> {
    try {
      await options.save(key, value);
    } catch (error) {
      const known = options.toAppError(error);
      options.onFailed(key, known);
      return known;
    }
    if (unsaved.get(key) === value) {
      unsaved.delete(key);
      options.onSaved(key);
    }
    return null;
  }

  async function saveAll(): Promise<boolean> {
    let mayRetry = false;
    const failed = new Set<K>();
    for (;;) {
      const next = [...unsaved].find(([key]) => !failed.has(key));
      if (next === undefined) break;
      const error = await saveOne(...next);
      if (error === null) continue;
      failed.add(next[0]);
      mayRetry ||= options.canRetry(error);
    }
    if (mayRetry) schedule(retryMs[Math.min(failures, retryMs.length - 1)] ?? retryMs[0]);
    failures = failed.size === 0 ? 0 : failures + 1;
    return unsaved.size === 0;
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    firstUnsavedAt = null;
    flushedAt = Date.now();
    saving ??= saveAll().finally(() => {
      saving = null;
    });
    return saving;
  }

  return {
    put(key, value) {
      unsaved.set(key, value);
      firstUnsavedAt ??= Date.now();
      schedule(Math.max(0, Math.min(pause, firstUnsavedAt + longest - Date.now())));
      follow();
    },
    pending: (key) => unsaved.get(key),
    flush,
  };
}
