import path from 'node:path';
import type { Disk, FileFacts } from '../disk.ts';
import { listIfThere } from './files.ts';
import { stemOf } from './paths.ts';

export type FoundFile = { readonly path: string; readonly sizeBytes: number; readonly modifiedMs: number };
export type FoundVideo = FoundFile & {
  readonly sidecar: FoundFile | null;
  /** "fox.mp4.json": ours where "fox.json" is another program's. */
  readonly spare: FoundFile | null;
};
export type Found = { readonly videos: readonly FoundVideo[]; readonly orphans: readonly FoundFile[] };

export const videoTypes: readonly string[] = ['.mp4', '.mov', '.webm'];
/** The studio makes one level; people may make some of their own. */
const deepest = 5;
const statsAtOnce = 32;

/** Videos of the library, each with the JSON files of its name beside it, and JSON files without a video. Links are not followed. */
export async function scanLibrary(disk: Disk, root: string): Promise<Found> {
  const videos: FoundVideo[] = [];
  const orphans: FoundFile[] = [];
  const folders: { path: string; depth: number }[] = [{ path: '', depth: 0 }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { path: relative, depth } = next;
    const names: string[] = [];
    const folder = path.join(root, relative);
    // The root must be readable; one folder that is not is passed over.
    for (const entry of relative === '' ? await disk.list(folder) : await listIfThere(disk, folder)) {
      if (entry.name.startsWith('.')) continue;
      const below = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.kind === 'folder' && depth < deepest) folders.push({ path: below, depth: depth + 1 });
      if (entry.kind === 'file' && isOfInterest(entry.name)) names.push(below);
    }
    pair(await facts(disk, root, names), videos, orphans);
  }
  return { videos, orphans };
}

export function isVideoName(name: string): boolean {
  return videoTypes.includes(path.posix.extname(name).toLowerCase());
}

export function isJsonName(name: string): boolean {
  return path.posix.extname(name).toLowerCase() === '.json';
}

function isOfInterest(name: string): boolean {
  return isVideoName(name) || isJsonName(name);
}

async function facts(disk: Disk, root: string, names: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (let from = 0; from < names.length; from += statsAtOnce) {
    const batch = names.slice(from, from + statsAtOnce);
    const stats = await Promise.all(batch.map((name) => disk.stat(path.join(root, name))));
    for (const [index, name] of batch.entries()) {
      const stat: FileFacts | null | undefined = stats[index];
      // Gone since it was listed.
      if (stat?.kind !== 'file') continue;
      found.push({ path: name, sizeBytes: stat.sizeBytes, modifiedMs: stat.modifiedMs });
    }
  }
  return found;
}

function pair(files: readonly FoundFile[], videos: FoundVideo[], orphans: FoundFile[]): void {
  const notes = new Map<string, FoundFile>();
  const paired = new Set<string>();
  for (const file of files) {
    if (isVideoName(file.path)) continue;
    const key = stemOf(file.path).normalize('NFC');
    const twin = notes.get(key);
    // "fox.json" and "fox.JSON", where a disk tells them apart: the studio writes the former.
    const isOurs = twin === undefined || file.path.endsWith('.json');
    if (twin !== undefined) orphans.push(isOurs ? twin : file);
    if (isOurs) notes.set(key, file);
  }
  for (const file of files) {
    if (!isVideoName(file.path)) continue;
    const key = stemOf(file.path).normalize('NFC');
    const spareKey = file.path.normalize('NFC');
    videos.push({ ...file, sidecar: notes.get(key) ?? null, spare: notes.get(spareKey) ?? null });
    paired.add(key).add(spareKey);
  }
  for (const [key, file] of notes) if (!paired.has(key)) orphans.push(file);
}
