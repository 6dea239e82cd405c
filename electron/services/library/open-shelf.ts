import { diskProblem } from '../disk-problem.ts';
import type { Disk } from '../disk.ts';
import { createSerial } from '../serial.ts';
import { openActs } from './acts/open-acts.ts';
import { loadLists } from './acts/reapply.ts';
import type { LibraryPorts } from './library-contract.ts';
import type { Holder } from './lock/library-lock.ts';
import { openFollowedIndex } from './open-followed-index.ts';
import { openIndex } from './open-index.ts';
import type { LibraryPaths } from './paths.ts';
import { closeBooks } from './safe-index.ts';
import type { Shelf } from './shelf.ts';

/** How a library that is there may be opened: by `heldBy` it is another program's now, to be read only. */
export type Admission = {
  readonly disk: Disk;
  readonly paths: LibraryPaths;
  readonly state: 'ready' | 'read-only';
  readonly heldBy: Holder | null;
};

export async function openShelf(ports: LibraryPorts, admission: Admission): Promise<Shelf> {
  const { disk, paths, heldBy } = admission;
  const readOnly = admission.state === 'read-only' || heldBy !== null;
  const place = readOnly ? 'memory' : 'disk';
  // SQLite's logs can be read by another process of the same computer, never from elsewhere.
  const followed = heldBy?.isHere === true ? openFollowedIndex(paths.index, ports) : null;
  const { index, reader } = followed ?? openIndex(paths.index, place, ports);
  const opened: Shelf = {
    disk,
    clock: ports.clock,
    random: ports.random,
    log: ports.log,
    paths,
    index,
    reader,
    acts: openActs(paths.acts, place, ports),
    readOnly,
    isHeld: heldBy !== null,
    followed: followed?.news ?? null,
    lists: new Map(),
    unwell: new Set(),
    behind: new Set(),
    seen: { orphans: new Map(), doubles: [] },
    acting: createSerial(),
  };
  if (followed === null) doubtWhatIsUnsafe(opened);
  await loadLists(opened);
  return opened;
}

export function closeShelf(shelf: Shelf): void {
  const { index, reader, acts, log, readOnly } = shelf;
  // The thread of searches has nothing to lose.
  reader.close().catch((error: unknown) => log.error('library.reader', error));
  if (!readOnly) return closeBooks(shelf);
  index.close();
  acts.close();
}

/** What the sidecars got last may be missing from an index that a power loss has set back. A full disk must not keep it from opening. */
function doubtWhatIsUnsafe({ index, acts, log }: Shelf): void {
  try {
    index.doubt(acts.unsafeTargets());
  } catch (error) {
    if (diskProblem(error) === null) throw error;
    log.error('index.doubt', error);
  }
}
