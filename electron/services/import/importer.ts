import path from 'node:path';
import type { ClipId, WorkId } from '../../../shared/contract/ids.ts';
import type { ImportOutcome } from '../../../shared/contract/transfer.ts';
import { AppError } from '../../../shared/errors.ts';
import { copyFile } from '../copy-file.ts';
import { diskProblem } from '../disk-problem.ts';
import { errorCode, type Disk } from '../disk.ts';
import { hashFile } from '../hash-file.ts';
import { isWithin } from '../is-within.ts';
import { importEnding } from '../library/paths.ts';
import type { Library } from '../library/library.ts';
import type { Random } from '../ports.ts';
import type { Works } from '../works.ts';
import { checkSource } from './check-source.ts';
import { findCandidates, type Candidate } from './candidates.ts';
import { readArrival } from './read-arrival.ts';

export type Refusal = ImportOutcome['refused'][number]['reason'];

/** How one file fared. */
export type Imported =
  | { readonly kind: 'kept' | 'healed' | 'known' | 'trashed'; readonly clipId: ClipId }
  | { readonly kind: 'refused'; readonly reason: Refusal };

type Begun = { readonly id: WorkId; readonly ended: Promise<unknown> };

export type Importer = {
  /** Begins to bring in the videos among these files and folders, which are only read. */
  start(places: readonly string[], onFared?: (file: string, fared: Imported) => void): Begun;
  /** How a work of this importer has fared so far; throws `not-found` for any other. */
  outcome(id: WorkId): ImportOutcome;
  /** Brings in one file. Rejects with AppError when the library cannot take anything now. */
  take(candidate: Candidate, signal?: AbortSignal): Promise<Imported>;
};

const mostIds = 5000;
const mostRefused = 200;
const mostOutcomes = 20;
const idLength = 16;

type Tally = { -readonly [K in keyof ImportOutcome]: ImportOutcome[K] };

/** Brings files from outside into the library: read whole, recognised by content, copied, checked and published like any clip. */
export function createImporter(
  ports: { readonly disk: Disk; readonly random: Random },
  options: {
    readonly library: Pick<Library, 'findSame' | 'partialFolder' | 'summary' | 'takeIn'>;
    readonly works: Works;
    /** The library's own folder, from which nothing is imported. */
    folder(): string;
  },
): Importer {
  const { disk, random } = ports;
  const { library, works } = options;
  const outcomes = new Map<WorkId, Tally>();

  async function take(candidate: Candidate, signal?: AbortSignal): Promise<Imported> {
    const { file } = candidate;
    if (isWithin(options.folder(), file)) return { kind: 'refused', reason: 'in-library' };
    try {
      const check = await checkSource(disk, file);
      if (check.kind !== 'clip') return { kind: 'refused', reason: check.kind };
      const sha256 = await hashFile(disk, file);
      const same = await library.findSame(sha256);
      if (same !== null) return { kind: same.isTrashed ? 'trashed' : 'known', clipId: same.clipId };
      const arrival = await readArrival(disk, candidate, check.facts);
      const part = await copyIn(file, sha256, signal);
      if (part === null) return { kind: 'refused', reason: 'changing' };
      const taken = await library.takeIn({ ...part, sha256, facts: check.facts }, arrival);
      if (taken.kind !== 'known') return taken;
      return { kind: taken.isTrashed ? 'trashed' : 'known', clipId: taken.clipId };
    } catch (error) {
      if (signal?.aborted === true || error instanceof AppError) throw error;
      return { kind: 'refused', reason: await whyUnread(disk, file, error) };
    }
  }

  /** Null when the source was changed while it was read. */
  async function copyIn(
    file: string,
    sha256: string,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly path: string; readonly sizeBytes: number } | null> {
    const folder = await library.partialFolder();
    if (folder.kind !== 'folder') {
      const isHeld = library.summary().state === 'held';
      throw new AppError(isHeld ? 'library-held' : folder.kind, 'The library takes nothing now');
    }
    const part = path.join(folder.path, `${random.id(idLength)}${importEnding}`);
    const copied = await copyFile(disk, file, part, signal === undefined ? {} : { signal });
    if (copied.sha256 === sha256) return { path: part, sizeBytes: copied.sizeBytes };
    await disk.unlink(part);
    return null;
  }

  async function takeAll(
    places: readonly string[],
    tally: Tally,
    report: (progress: { readonly done: number; readonly total: number; readonly skipped: number }) => void,
    signal: AbortSignal,
    onFared: (file: string, fared: Imported) => void,
  ): Promise<void> {
    const { candidates, passed } = await findCandidates(disk, places);
    for (const { fileName } of passed) note(tally, fileName, { kind: 'refused', reason: 'not-a-video' });
    for (const [index, candidate] of candidates.entries()) {
      if (signal.aborted) return;
      report({ done: index, total: candidates.length, skipped: skippedOf(tally) });
      const fared = await take(candidate, signal);
      note(tally, path.basename(candidate.file), fared);
      onFared(candidate.file, fared);
    }
    report({ done: candidates.length, total: candidates.length, skipped: skippedOf(tally) });
  }

  return {
    take,
    start(places, onFared = () => undefined) {
      const tally: Tally = {
        imported: 0,
        healed: 0,
        known: 0,
        trashed: 0,
        clips: [],
        refused: [],
        refusals: 0,
      };
      const begun = works.start('import', (report, signal) =>
        takeAll(places, tally, report, signal, onFared),
      );
      outcomes.set(begun.id, tally);
      for (const old of [...outcomes.keys()].slice(0, -mostOutcomes)) outcomes.delete(old);
      return begun;
    },
    outcome(id) {
      const tally = outcomes.get(id);
      if (tally === undefined) throw new AppError('not-found', 'No such import');
      return structuredClone(tally);
    },
  };
}

function note(tally: Tally, fileName: string, fared: Imported): void {
  if (fared.kind === 'refused') {
    tally.refusals += 1;
    if (tally.refused.length < mostRefused) tally.refused.push({ fileName, reason: fared.reason });
    return;
  }
  if (fared.kind === 'kept') tally.imported += 1;
  else tally[fared.kind] += 1;
  if (fared.kind !== 'trashed' && tally.clips.length < mostIds) tally.clips.push(fared.clipId);
}

function skippedOf({ known, trashed, refusals }: Tally): number {
  return known + trashed + refusals;
}

/** The source's own trouble is told of that file; the library's ends the whole import. */
async function whyUnread(disk: Disk, file: string, error: unknown): Promise<Refusal> {
  const isTheirs = ['EACCES', 'EPERM', 'ENOENT', 'EIO', 'EBUSY', 'EISDIR'].includes(errorCode(error) ?? '');
  const problem = diskProblem(error);
  if (problem?.kind === 'disk-full')
    throw new AppError('disk-full', 'The copy does not fit', { cause: error });
  if (!isTheirs) throw error;
  return (await disk.stat(file).catch(() => null)) === null ? 'gone' : 'unreadable';
}
