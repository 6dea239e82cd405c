import { errorCode } from './disk.ts';
import type { KeepProblem } from './library/clip-keeper.ts';

const kinds: Readonly<Record<string, KeepProblem['kind']>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'library-read-only',
  EACCES: 'library-read-only',
  EPERM: 'library-read-only',
  ENOENT: 'library-offline',
  ENOTDIR: 'library-offline',
  // A disk that was pulled out, or a share that went away, while a file on it was open.
  EIO: 'library-offline',
  ENODEV: 'library-offline',
  ENXIO: 'library-offline',
  ESTALE: 'library-offline',
};

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const sqliteKinds: Readonly<Record<number, KeepProblem['kind']>> = {
  8: 'library-read-only',
  10: 'library-offline',
  13: 'disk-full',
  14: 'library-offline',
};

/** What a failed act on the library's disk, or on the index there, means; null when it means nothing we know. */
export function diskProblem(error: unknown): KeepProblem | null {
  const result = sqliteResult(error);
  const kind = result === null ? kinds[errorCode(error) ?? ''] : sqliteKinds[result];
  return kind === undefined ? null : { kind };
}

/** The primary result code of an error of node:sqlite, or null for any other error. */
export function sqliteResult(error: unknown): number | null {
  if (errorCode(error) !== 'ERR_SQLITE_ERROR') return null;
  const isNumbered = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return isNumbered ? Number(error.errcode) & 0xff : null;
}
