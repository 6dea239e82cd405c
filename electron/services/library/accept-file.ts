import path from 'node:path';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { hashFile } from '../hash-file.ts';
import { probeClip } from '../probe-clip.ts';
import { readOwnSidecar } from './doubles.ts';
import { entryFromSidecar } from './entry.ts';
import { writeWhole } from './files.ts';
import { absolutePath } from './paths.ts';
import type { Shelf } from './shelf.ts';
import { sidecarText } from './sidecar.ts';

/**
 * The file of a clip differs from what was kept, and that is as it should be: the user has cut or graded it. Its sidecar tells of it as it
 * is from now on. Rejects with `file-missing`, `not-playable`, or `not-found` for a clip without a sidecar of its own.
 */
export async function acceptFile(shelf: Shelf, id: ClipId): Promise<void> {
  const entry = shelf.index.get(id);
  if (entry === null || entry.trashed) throw new AppError('not-found', 'No such clip');
  const file = absolutePath(shelf.paths, entry.path);
  const facts = await shelf.disk.stat(file);
  if (facts?.kind !== 'file') throw new AppError('file-missing', 'The clip has no file');
  const own = await readOwnSidecar(shelf, entry);
  if (own === null) throw new AppError('not-found', 'The clip has no sidecar');
  const { sidecar } = own;
  const beside = absolutePath(shelf.paths, own.path);
  const media = await probeClip(shelf.disk, file);
  if (media === null) throw new AppError('not-playable', 'The file is no clip any more');
  const sha256 = await hashFile(shelf.disk, file);
  const told = {
    ...sidecar,
    file: { ...sidecar.file, sizeBytes: facts.sizeBytes, sha256 },
    media: { ...sidecar.media, ...media },
  };
  await writeWhole(shelf.disk, path.join(shelf.paths.partial, `${id}.tmp`), beside, sidecarText(told));
  const located = {
    path: entry.path,
    sizeBytes: facts.sizeBytes,
    fileMs: facts.modifiedMs,
    sidecarMs: (await shelf.disk.stat(beside))?.modifiedMs ?? null,
  };
  // Another picture: its stills are drawn anew.
  const stills = { poster: 'wanted', strip: 'wanted' } as const;
  const fresh = entryFromSidecar(told, located, { ...stills, missing: false, trashed: false });
  // What was noted last may still be on its way into the sidecar.
  shelf.index.put([{ ...fresh, curation: entry.curation }]);
}
