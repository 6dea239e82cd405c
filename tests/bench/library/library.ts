import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rounded } from '../median.ts';
import { makeLibrary } from './make-library.ts';
import { measureServices } from './services.ts';
import { measureWindow, timeToLibrary } from './window.ts';

const film = path.resolve(import.meta.dirname, '../../../electron/assets/practice/balloon-16x9-5s.mp4');
const few = 1000;

/** A library of many clips in the services and in the window, and one of a thousand beside it: what grows with the number is seen. */
export async function run(
  _report: unknown,
  { clips }: { readonly clips: number },
): Promise<Record<string, number | Record<string, number>>> {
  const figures = await measure(clips);
  return { ...figures, at1000: clips === few ? figures : await measure(few) };
}

async function measure(clips: number): Promise<Record<string, number>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-bench-library-'));
  const libraryDir = path.join(folder, 'library');
  try {
    makeLibrary(libraryDir, clips, film);
    const services = await measureServices(libraryDir, clips);
    const [profile, emptyProfile] = [path.join(folder, 'profile'), path.join(folder, 'empty-profile')];
    const empty = path.join(folder, 'empty');
    // Once each beforehand, so that both profiles are warm.
    await timeToLibrary(profile, libraryDir);
    await timeToLibrary(emptyProfile, empty);
    const openMs = await timeToLibrary(profile, libraryDir);
    const emptyOpenMs = await timeToLibrary(emptyProfile, empty);
    const window = await measureWindow(profile, libraryDir);
    return Object.fromEntries(
      Object.entries({ openMs, emptyOpenMs, ...services, ...window }).map(([name, value]) => [
        name,
        rounded(value, 1),
      ]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
