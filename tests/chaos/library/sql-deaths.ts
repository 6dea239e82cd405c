import { DatabaseSync } from 'node:sqlite';
import type { Life } from '../life.ts';

let current: Life | null = null;
let plan: { nth: number; before: boolean } | null = null;

/**
 * Databases are written to without waiting, so a life can also end within: at the nth commit from now, just before it or just after.
 * Must run before `watchDatabases`.
 */
export function watchCommits(): void {
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    const isLast = sql === 'COMMIT' && plan !== null && (plan.nth -= 1) === 0;
    if (!isLast || plan?.before !== true) exec.call(this, sql);
    if (!isLast) return;
    plan = null;
    current?.kill(`a commit`);
    throw new Error('Killed at a commit');
  };
}

export function dieAtCommit(
  life: Life,
  death: { readonly nth: number; readonly before: boolean } | null,
): void {
  current = life;
  plan = death === null ? null : { ...death };
}
