import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** Looks into the database of a running studio, as it would be found after a kill. */
export type SavedText = {
  /** Resolves when as many characters of the newest draft's prompt are on the disk; notes when each of them came. */
  until(length: number): Promise<void>;
  /** Unix milliseconds at which a prompt of at least this length was on the disk. */
  atMs(length: number): number;
  close(): void;
};

export function watchSaves(userDataDir: string): SavedText {
  const database = new DatabaseSync(path.join(userDataDir, 'studio.sqlite'), { readOnly: true });
  const version = database.prepare('PRAGMA data_version');
  const newest = database.prepare('SELECT prompt FROM drafts ORDER BY updated_ms DESC LIMIT 1');
  const seen: { readonly length: number; readonly atMs: number }[] = [];
  return {
    async until(length) {
      let known: unknown = null;
      while ((seen.at(-1)?.length ?? 0) < length) {
        await sleep(2);
        const now = version.get()?.['data_version'];
        if (now === known) continue;
        known = now;
        seen.push({ length: String(newest.get()?.['prompt'] ?? '').length, atMs: Date.now() });
      }
    },
    atMs: (length) => seen.find((one) => one.length >= length)?.atMs ?? Infinity,
    close: () => database.close(),
  };
}
