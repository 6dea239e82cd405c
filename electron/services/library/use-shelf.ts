import { AppError } from '../../../shared/errors.ts';
import { diskProblem } from '../disk-problem.ts';
import type { Reader } from './catalogue/reader.ts';
import type { KeepProblem } from './clip-keeper.ts';
import type { LibraryDoor } from './library-door.ts';
import type { Shelf } from './shelf.ts';

/** A disk that is pulled out under a query finds nothing, as one that is known to be away; the watch tells the rest. */
export function readFrom<T>(door: Pick<LibraryDoor, 'shelf'>, nothing: T, work: (shelf: Shelf) => T): T {
  const shelf = door.shelf();
  if (shelf === null) return nothing;
  try {
    return work(shelf);
  } catch (error) {
    if (diskProblem(error) === null) throw error;
    shelf.log.error('library.read', error);
    return nothing;
  }
}

/** The same for a search, which is answered later. */
export async function searchIn<T>(
  door: Pick<LibraryDoor, 'shelf'>,
  nothing: T,
  search: (reader: Reader) => Promise<T>,
): Promise<T> {
  const shelf = door.shelf();
  if (shelf === null) return nothing;
  try {
    return await search(shelf.reader);
  } catch (error) {
    if (diskProblem(error) === null) throw error;
    shelf.log.error('library.search', error);
    return nothing;
  }
}

export function cannotKeep(shelf: Shelf | null): KeepProblem | null {
  if (shelf === null) return { kind: 'library-offline' };
  return shelf.readOnly ? { kind: 'library-read-only' } : null;
}

/** Throws AppError `library-offline`, `library-held` or `library-read-only`. */
export function writable(shelf: Shelf | null): Shelf {
  if (shelf === null) throw new AppError('library-offline', 'The library is offline');
  if (shelf.isHeld) throw new AppError('library-held', 'Another program has the library');
  if (shelf.readOnly) throw new AppError('library-read-only', 'The library is read-only');
  return shelf;
}

/** What the disk said as the AppError it amounts to; anything else as it is. */
export function translated(error: unknown): unknown {
  const problem = diskProblem(error);
  if (problem === null) return error;
  return new AppError(problem.kind, 'The disk refused', { cause: error });
}
