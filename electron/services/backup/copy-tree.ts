import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { copyFile } from '../copy-file.ts';
import { errorCode, type Disk } from '../disk.ts';
import { hashFile } from '../hash-file.ts';
import { ensureFolder, moveFile } from '../library/files.ts';
import type { Report } from '../works.ts';
import type { CopyJournal } from './copy-journal.ts';
import type { LibraryFile } from './library-files.ts';

export type CopyTask = {
  readonly from: string;
  readonly to: string;
  readonly files: readonly LibraryFile[];
  readonly journal: CopyJournal;
  /** Where an older version of a file in the target goes, relative to it; null where the target is all our own, and it may go. */
  readonly older: string | null;
  /** What the file should be, where that is known: another content is not copied. */
  readonly expected?: (place: string) => string | null;
};

export type CopyTally = {
  copied: number;
  /** As they were at the last copy. */
  unchanged: number;
  /** Gone or unreadable since they were listed. */
  left: number;
  /** Not what they should be. */
  damaged: number;
};

/**
 * Copies files one by one, each under a hidden name, read back and compared before it gets its own. What the journal knows to be there and
 * unchanged is not copied again, so that a copy which was broken off goes on where it ended.
 */
export async function copyTree(
  disk: Disk,
  task: CopyTask,
  tally: CopyTally,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  const total = task.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const made = new Set<string>();
  let done = 0;
  for (const file of task.files) {
    signal.throwIfAborted();
    report({ done, total, unit: 'bytes', skipped: tally.left + tally.damaged });
    tally[await copyOne(disk, task, file, made, signal)] += 1;
    done += file.sizeBytes;
  }
  report({ done: total, total, unit: 'bytes', skipped: tally.left + tally.damaged });
}

async function copyOne(
  disk: Disk,
  task: CopyTask,
  file: LibraryFile,
  made: Set<string>,
  signal: AbortSignal,
): Promise<keyof CopyTally> {
  const source = path.join(task.from, ...file.path.split('/'));
  const target = path.join(task.to, ...file.path.split('/'));
  const there = await disk.stat(target);
  const known = task.journal.files.get(file.path);
  if (
    there?.kind === 'file' &&
    known !== undefined &&
    isSame(known, file) &&
    there.sizeBytes === known.sizeBytes
  ) {
    return 'unchanged';
  }
  await makeFolders(disk, task.to, path.posix.dirname(file.path), made);
  const hidden = path.join(path.dirname(target), `.${path.basename(target)}.part`);
  await disk.unlink(hidden);
  let copied: { readonly sha256: string; readonly sizeBytes: number };
  try {
    copied = await copyFile(disk, source, hidden, { signal });
  } catch (error) {
    if (!['ENOENT', 'EACCES', 'EPERM', 'EIO'].includes(errorCode(error) ?? '')) throw error;
    // The target's own refusal ends the copy; a source that is gone or cannot be read is passed over.
    if (!(await isUnreadable(disk, source))) throw error;
    return 'left';
  }
  const wanted = task.expected?.(file.path) ?? copied.sha256;
  if (copied.sha256 !== wanted) {
    await disk.unlink(hidden);
    return 'damaged';
  }
  if ((await hashFile(disk, hidden)) !== copied.sha256) {
    await disk.unlink(hidden);
    throw new AppError('target-refused', 'What was written is not what is read back');
  }
  await giveWay(disk, task, file.path, target, copied.sha256, made);
  await moveFile(disk, hidden, target);
  await task.journal.add({ ...file, sizeBytes: copied.sizeBytes, sha256: copied.sha256 });
  return 'copied';
}

function isSame(known: LibraryFile, file: LibraryFile): boolean {
  return known.sizeBytes === file.sizeBytes && known.modifiedMs === file.modifiedMs;
}

/** Puts what has the name out of the way, unless it is the very same. */
async function giveWay(
  disk: Disk,
  task: CopyTask,
  place: string,
  target: string,
  sha256: string,
  made: Set<string>,
): Promise<void> {
  const there = await disk.stat(target);
  if (there === null || task.older === null) return;
  if (there.kind === 'file' && (await hashFile(disk, target)) === sha256) return;
  const aside = `${task.older}/${place}`;
  await makeFolders(disk, task.to, path.posix.dirname(aside), made);
  await moveFile(disk, target, path.join(task.to, ...aside.split('/')));
}

async function makeFolders(disk: Disk, root: string, place: string, made: Set<string>): Promise<void> {
  if (place === '.' || made.has(place)) return;
  await makeFolders(disk, root, path.posix.dirname(place), made);
  const folder = path.join(root, ...place.split('/'));
  await ensureFolder(disk, folder);
  // Threat: a link in the target that leads out of it.
  if ((await disk.stat(folder))?.kind !== 'folder') {
    throw new AppError('target-refused', 'The name of a folder is taken by something else');
  }
  made.add(place);
}

async function isUnreadable(disk: Disk, file: string): Promise<boolean> {
  try {
    await (await disk.open(file, 'read')).close();
    return false;
  } catch {
    return true;
  }
}
