import path from 'node:path';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { freeStem, nameKey } from './clip-name.ts';
import { fileNameOf } from './entry.ts';
import { ensureFolder, moveFile } from './files.ts';
import { absolutePath } from './paths.ts';
import type { LookShelf } from './shelf.ts';

/** A file that was written to within this time may still be being written. */
export const restMs = 10_000;

/** What can be read no more is kept for whoever can make something of it. `sidecar` is relative. */
export async function setSidecarAside(
  { disk, paths, clock }: Pick<LookShelf, 'disk' | 'paths' | 'clock'>,
  id: ClipId,
  sidecar: string,
): Promise<void> {
  await disk.makeFolder(paths.damaged);
  await disk.syncFolder(paths.own);
  const aside = path.join(paths.damaged, nameAside(clock.now(), id, fileNameOf(sidecar)));
  await moveFile(disk, absolutePath(paths, sidecar), aside);
}

/** Puts a sidecar that another one of its clip was chosen over where it is kept, under a name that nothing has. */
export async function moveAside(
  { disk, paths, clock }: Pick<LookShelf, 'disk' | 'paths' | 'clock'>,
  id: ClipId,
  fileName: string,
  put: (aside: string) => Promise<void>,
): Promise<void> {
  await ensureFolder(disk, paths.aside);
  const taken = new Set((await disk.list(paths.aside)).map(({ name }) => nameKey(name)));
  const stem = nameAside(clock.now(), id, path.basename(fileName, path.extname(fileName)));
  const free = freeStem(stem, (candidate) => taken.has(nameKey(`${candidate}.json`)));
  await put(path.join(paths.aside, `${free}.json`));
}

function nameAside(nowMs: number, id: ClipId, name: string): string {
  return `${new Date(nowMs).toISOString().replaceAll(':', '-')} ${id} ${name}`;
}
