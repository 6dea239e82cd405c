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

/** What a failed act on the library's disk means, or null when it means nothing we know. */
export function diskProblem(error: unknown): KeepProblem | null {
  const kind = kinds[errorCode(error) ?? ''];
  return kind === undefined ? null : { kind };
}
