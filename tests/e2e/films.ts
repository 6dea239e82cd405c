import { createHash } from 'node:crypto';
import { copyFileSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const practice = path.resolve(import.meta.dirname, '../../electron/assets/practice');

/** No service is in reach, and the studio knows of a key: as with the network off. */
export const networkOff = {
  DAILIES_API_BASE: 'http://127.0.0.1:9/api/v3',
  DAILIES_API_KEY: 'a-key-that-reaches-nobody',
};

export const filmOf = (scene: string): string => path.join(practice, `${scene}.mp4`);

/** Copies one of the practice clips, such as `fox-16x9-5s`, to a place of its own. */
export function putFilm(scene: string, file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  copyFileSync(filmOf(scene), file);
  return file;
}

export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** The clips in a library, or in a folder of exported ones, with the studio's own folder left out. Sorted. */
export function filmsIn(folder: string): readonly string[] {
  return globSync('**/*.mp4', { cwd: folder, exclude: (name) => name === '.dailies' })
    .map((name) => path.join(folder, name))
    .toSorted();
}

/** What the files are, whatever they are called. */
export function hashesOf(files: readonly string[]): readonly string[] {
  return files.map(hashOf).toSorted();
}
