import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSidecar, type Sidecar } from '../../electron/services/library/sidecar.ts';

/** One clip as it lies in the library's folder, or in its trash. */
export type ShelvedClip = { readonly file: string; readonly sha256: string; readonly sidecar: Sidecar };
export type Shelves = {
  readonly clips: readonly ShelvedClip[];
  /** Videos without a sidecar. */
  readonly strays: readonly { readonly file: string; readonly sha256: string }[];
  /** Files that belong to no clip, in words. */
  readonly strange: readonly string[];
  /** Names in the folder of partial files. */
  readonly partial: readonly string[];
};

/** Reads a library as a stranger would: from its files alone. */
export function readShelves(library: string): Shelves {
  const clips: ShelvedClip[] = [];
  const strays: { file: string; sha256: string }[] = [];
  const strange: string[] = [];
  const months = namesIn(library).filter((name) => /^\d{4}-\d\d$/.test(name));
  const trash = path.join(library, '.dailies', 'trash');
  for (const folder of months) readFolder(path.join(library, folder));
  for (const name of namesIn(trash)) readFolder(path.join(trash, name));

  function readFolder(folder: string): void {
    const names = namesIn(folder).filter((name) => name !== 'trashed.json' && name !== 'poster.jpg');
    const videos = names.filter((name) => name.endsWith('.mp4'));
    for (const video of videos) {
      const file = path.join(folder, video);
      const beside = file.replace(/\.mp4$/, '.json');
      const sidecar = existsSync(beside) ? parseSidecar(readFileSync(beside, 'utf8')) : null;
      if (sidecar === null) strays.push({ file, sha256: hashOf(file) });
      else clips.push({ file, sidecar, sha256: hashOf(file) });
    }
    for (const name of names) {
      if (videos.includes(name) || videos.includes(name.replace(/\.json$/, '.mp4'))) continue;
      strange.push(`${path.join(folder, name)} belongs to no clip`);
    }
  }

  return { clips, strays, strange, partial: namesIn(path.join(library, '.dailies', 'partial')) };
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}
