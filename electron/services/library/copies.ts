import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { diskProblem } from '../disk-problem.ts';
import type { Disk } from '../disk.ts';
import type { Random } from '../ports.ts';
import { freeStem, nameKey } from './clip-name.ts';

/** A folder for any number of clips, or the name the user chose for one. */
export type CopyTarget =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string };

/**
 * Copies clips out of the library. A name that exists is left alone and the copy numbered; a copy that is under way has a hidden name, so
 * that what carries a clip's name is whole. Rejects with `disk-full`, `forbidden` (the target cannot be written) or `file-missing`.
 */
export async function copyOut(
  ports: { readonly disk: Disk; readonly random: Random },
  files: readonly string[],
  target: CopyTarget,
): Promise<number> {
  let copied = 0;
  for (const file of files) {
    try {
      await copyOne(ports, file, target);
      copied += 1;
    } catch (error) {
      throw await translated(ports.disk, error, file);
    }
  }
  return copied;
}

async function copyOne(
  ports: { readonly disk: Disk; readonly random: Random },
  file: string,
  target: CopyTarget,
): Promise<void> {
  const { disk, random } = ports;
  const folder = target.kind === 'folder' ? target.path : path.dirname(target.path);
  const extension = path.extname(file);
  const wished = path.basename(target.kind === 'folder' ? file : target.path);
  const stem = wished.toLowerCase().endsWith(extension.toLowerCase())
    ? wished.slice(0, wished.length - extension.length)
    : wished;
  const hidden = path.join(folder, `.${random.id(8)}${extension}.part`);
  try {
    await disk.copy(file, hidden);
    const names = await disk.list(folder);
    const taken = new Set(names.map(({ name }) => nameKey(name)));
    const free = freeStem(stem, (candidate) => taken.has(nameKey(candidate + extension)));
    await disk.rename(hidden, path.join(folder, free + extension));
  } finally {
    await disk.unlink(hidden);
  }
}

async function translated(disk: Disk, error: unknown, file: string): Promise<unknown> {
  const problem = diskProblem(error);
  if (problem === null) return error;
  if (problem.kind === 'disk-full')
    return new AppError('disk-full', 'The copy does not fit', { cause: error });
  const isSourceThere = (await disk.stat(file)) !== null;
  const code = isSourceThere ? 'forbidden' : 'file-missing';
  return new AppError(code, 'The copy could not be made', { cause: error });
}
