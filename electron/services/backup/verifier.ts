import type { ClipId, WorkId } from '../../../shared/contract/ids.ts';
import type { VerifyOutcome } from '../../../shared/contract/transfer.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Disk } from '../disk.ts';
import { hashFile } from '../hash-file.ts';
import { unlessUnreadable } from '../library/files.ts';
import type { Library } from '../library/library.ts';
import type { Report, Works } from '../works.ts';

export type Verifier = {
  /** Begins to read every clip of the library and to compare it with what was kept. */
  start(): WorkId;
  outcome(id: WorkId): VerifyOutcome;
};

const readAtOnce = 200;
const mostIds = 1000;
const mostOutcomes = 5;

type Tally = { -readonly [K in keyof VerifyOutcome]: VerifyOutcome[K] };

/** Finds files that are gone, and those whose bytes are no longer those that their sidecars tell of. No file is changed by it. */
export function createVerifier(
  disk: Disk,
  options: {
    readonly library: Pick<Library, 'choose' | 'clips' | 'clipFile' | 'rescan'>;
    readonly works: Works;
  },
): Verifier {
  const { library, works } = options;
  const outcomes = new Map<WorkId, Tally>();

  async function checkOne(id: ClipId, sha256: string): Promise<'sound' | 'missing' | 'damaged'> {
    const file = library.clipFile(id);
    if (file === null || (await disk.stat(file.path)) === null) return 'missing';
    // What cannot be read is not what was kept, as far as anyone can tell.
    return (await unlessUnreadable(() => hashFile(disk, file.path))) === sha256 ? 'sound' : 'damaged';
  }

  async function checkAll(tally: Tally, report: Report, signal: AbortSignal): Promise<void> {
    // What was moved, or was away and is back, is found before anything is called gone.
    await library.rescan();
    const ids = await library.choose({ kind: 'all', query: '', except: [] });
    for (let from = 0; from < ids.length; from += readAtOnce) {
      for (const { id, sha256 } of await library.clips(ids.slice(from, from + readAtOnce))) {
        if (signal.aborted) return;
        report({ done: tally.checked, total: ids.length, skipped: tally.missingClips + tally.damagedClips });
        const found = await checkOne(id, sha256);
        tally.checked += 1;
        if (found === 'missing') note(tally.missing, id, () => (tally.missingClips += 1));
        if (found === 'damaged') note(tally.damaged, id, () => (tally.damagedClips += 1));
      }
    }
    report({ done: ids.length, total: ids.length, skipped: tally.missingClips + tally.damagedClips });
  }

  return {
    start() {
      const tally: Tally = { checked: 0, missing: [], missingClips: 0, damaged: [], damagedClips: 0 };
      const { id } = works.start('verify', (report, signal) => checkAll(tally, report, signal));
      outcomes.set(id, tally);
      for (const old of [...outcomes.keys()].slice(0, -mostOutcomes)) outcomes.delete(old);
      return id;
    },
    outcome(id) {
      const tally = outcomes.get(id);
      if (tally === undefined) throw new AppError('not-found', 'No such check');
      return structuredClone(tally);
    },
  };
}

function note(list: ClipId[], id: ClipId, count: () => void): void {
  count();
  if (list.length < mostIds) list.push(id);
}
