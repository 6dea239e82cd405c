import path from 'node:path';
import type { ClipId, TakeId } from '../../../shared/contract/ids.ts';

/** The studio's own folder inside a library. All of it can be rebuilt, except the trash and what is being published. */
export const ownFolder = '.dailies';

export type LibraryPaths = {
  readonly root: string;
  readonly own: string;
  readonly index: string;
  readonly acts: string;
  /** Locked by the program that writes here, and who that is. */
  readonly lock: string;
  readonly lockNote: string;
  readonly posters: string;
  readonly strips: string;
  readonly trash: string;
  readonly partial: string;
  /** Sidecars that could not be read any more. */
  readonly damaged: string;
  /** Sidecars that the user has chosen another one over. */
  readonly aside: string;
};

export function libraryPaths(root: string): LibraryPaths {
  const own = path.join(root, ownFolder);
  return {
    root,
    own,
    index: path.join(own, 'index.sqlite'),
    acts: path.join(own, 'acts.sqlite'),
    lock: path.join(own, 'lock.sqlite'),
    lockNote: path.join(own, 'lock.json'),
    posters: path.join(own, 'posters'),
    strips: path.join(own, 'strips'),
    trash: path.join(own, 'trash'),
    partial: path.join(own, 'partial'),
    damaged: path.join(own, 'damaged'),
    aside: path.join(own, 'aside'),
  };
}

/** Paths in the index and in sidecars are relative with '/', so that a library can move between systems. */
export function absolutePath(paths: LibraryPaths, relative: string): string {
  return path.join(paths.root, ...relative.split('/'));
}

export function posterFile(paths: LibraryPaths, id: ClipId): string {
  return path.join(paths.posters, `${id}.jpg`);
}

/** Named after the bytes it shows, so that the strip of a clip that was changed outside is not taken for its own. */
export function stripFile(paths: LibraryPaths, id: ClipId, sha256: string): string {
  return path.join(paths.strips, `${id}-${sha256.slice(0, 16)}.jpg`);
}

export function publishFile(paths: LibraryPaths, takeId: TakeId, outputIndex: number): string {
  const name = outputIndex === 0 ? takeId : `${takeId}-${outputIndex}`;
  return path.join(paths.partial, `${name}.publish.json`);
}

/** What a file is called while it is copied into partial/ from outside. */
export const importEnding = '.import';

export function importPlanFile(paths: LibraryPaths, id: string): string {
  return path.join(paths.partial, `${id}.publish.json`);
}

/** Without the extension: "2026-11/2026-11-22 fox a1b2c3". */
export function stemOf(relative: string): string {
  return relative.slice(0, relative.length - path.posix.extname(relative).length);
}

export function sidecarPath(relative: string): string {
  return `${stemOf(relative)}.json`;
}

/** Where the sidecar of a clip lies whose usual place is another program's: "2026-11/fox.mp4.json". */
export function spareSidecarPath(relative: string): string {
  return `${relative}.json`;
}

/** Where the sidecar of a clip may lie, the place that holds first. Of a relative path or one of the system's, as `clip` is. */
export function sidecarPlaces(clip: string): readonly string[] {
  return [sidecarPath(clip), spareSidecarPath(clip)];
}

/** Folders made by the studio: "2026-11". */
export function isMonthFolder(name: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(name);
}
