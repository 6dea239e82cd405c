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
  let taken: Set<string> | null = null;
  for (const file of files) {
    try {
      taken ??= await namesIn(ports.disk, folderOf(target));
      await copyOne(ports, file, target, taken);
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
  taken: Set<string>,
): Promise<void> {
  const { disk, random } = ports;
  const folder = folderOf(target);
  const extension = path.extname(file);
  const wished = path.basename(target.kind === 'folder' ? file : target.path);
  const stem = wished.toLowerCase().endsWith(extension.toLowerCase())
    ? wished.slice(0, wished.length - extension.length)
    : wished;
  const hidden = path.join(folder, `.${random.id(8)}${extension}.part`);
  try {
    await disk.copy(file, hidden);
    await disk.rename(hidden, await freePlace(disk, folder, { stem, extension, taken }));
  } finally {
    await disk.unlink(hidden);
  }
}

type Wish = { readonly stem: string; readonly extension: string; readonly taken: Set<string> };

/** Listed once, a folder may get other files meanwhile: each name is looked up before it is given out. */
async function freePlace(disk: Disk, folder: string, { stem, extension, taken }: Wish): Promise<string> {
  for (;;) {
    const free = freeStem(stem, (candidate) => taken.has(nameKey(candidate + extension))) + extension;
    taken.add(nameKey(free));
    const place = path.join(folder, free);
    if ((await disk.stat(place)) === null) return place;
  }
}

function folderOf(target: CopyTarget): string {
  return target.kind === 'folder' ? target.path : path.dirname(target.path);
}

async function namesIn(disk: Disk, folder: string): Promise<Set<string>> {
  return new Set((await disk.list(folder)).map(({ name }) => nameKey(name)));
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
