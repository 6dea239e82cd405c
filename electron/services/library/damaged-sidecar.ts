import path from 'node:path';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { fileNameOf } from './entry.ts';
import { moveFile } from './files.ts';
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
  const stamp = new Date(clock.now()).toISOString().replaceAll(':', '-');
  const aside = path.join(paths.damaged, `${stamp} ${id} ${fileNameOf(sidecar)}`);
  await moveFile(disk, absolutePath(paths, sidecar), aside);
}
