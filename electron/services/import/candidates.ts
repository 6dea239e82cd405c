import path from 'node:path';
import type { Disk } from '../disk.ts';
import { listIfThere } from '../library/files.ts';
import { isVideoName } from '../library/scan.ts';

/** A file that may be imported; `sidecars` lie beside it, the likeliest first. All absolute. */
export type Candidate = { readonly file: string; readonly sidecars: readonly string[] };

/** What was chosen and is no file to import: a link, something without a video's name, something that is gone. */
export type Passed = { readonly fileName: string };

export type Candidates = { readonly candidates: readonly Candidate[]; readonly passed: readonly Passed[] };

/** A folder of folders, no deeper: enough for "a month each", not for a home folder by mistake. */
const deepest = 5;
const mostFiles = 100_000;

/**
 * The videos among files and folders from outside. A file that was named itself is told of when it cannot be taken; in a folder only
 * videos count. Links are not followed, in folders or as files: what they point at was not chosen.
 */
export async function findCandidates(disk: Disk, places: readonly string[]): Promise<Candidates> {
  const candidates: Candidate[] = [];
  const passed: Passed[] = [];
  for (const place of places) {
    const kind = (await disk.stat(place))?.kind ?? null;
    if (kind === 'folder') candidates.push(...(await videosIn(disk, place)));
    else if (kind === 'file' && isVideoName(path.basename(place))) {
      candidates.push(await candidateOf(disk, place));
    } else passed.push({ fileName: path.basename(place) });
  }
  return { candidates: candidates.slice(0, mostFiles), passed };
}

/** Every video in a folder and the folders in it, by name; hidden ones are left out. */
export async function videosIn(disk: Disk, root: string, depth = 0): Promise<readonly Candidate[]> {
  const entries = (await listIfThere(disk, root)).filter(({ name }) => !name.startsWith('.'));
  const names = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
  const found: Candidate[] = [];
  for (const { name, kind } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const place = path.join(root, name);
    if (kind === 'folder' && depth < deepest) found.push(...(await videosIn(disk, place, depth + 1)));
    if (kind !== 'file' || !isVideoName(name)) continue;
    const sidecars = sidecarNames(name).filter((each) => names.has(each));
    found.push({ file: place, sidecars: sidecars.map((each) => path.join(root, each)) });
    if (found.length >= mostFiles) break;
  }
  return found;
}

async function candidateOf(disk: Disk, file: string): Promise<Candidate> {
  const sidecars: string[] = [];
  for (const name of sidecarNames(path.basename(file))) {
    const place = path.join(path.dirname(file), name);
    if ((await disk.stat(place))?.kind === 'file') sidecars.push(place);
  }
  return { file, sidecars };
}

/** "fox.json", "fox.mp4.json", "fox.info.json": as the studio and other programs name them. */
function sidecarNames(name: string): readonly string[] {
  const stem = path.basename(name, path.extname(name));
  return [`${stem}.json`, `${name}.json`, `${stem}.info.json`];
}
