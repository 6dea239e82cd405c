import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tmpdir } from 'node:os';
import { openLibrary, type Library } from '../../../electron/services/library/library.ts';
import { createClock } from '../../../electron/services/clock.ts';
import { createRandom } from '../../../electron/services/random.ts';
import type { LookProgress } from '../../../electron/services/library/reconcile.ts';
import { makeLibrary } from '../../bench/library/make-library.ts';
import { silentLog } from '../../fakes/silent-log.ts';

const clips = 2500;
const repository = path.resolve(import.meta.dirname, '../../..');
const worker = path.join(repository, 'electron/services/library/worker/library-worker.ts');
const film = path.join(repository, 'electron/assets/practice/balloon-16x9-5s.mp4');

/** So many clips that searches and looks have threads of their own. */
let folder = '';
let library: Library;
const progress: (LookProgress | null)[] = [];

async function open(withThreads: boolean): Promise<Library> {
  return await openLibrary(
    { clock: createClock(), random: createRandom(), log: silentLog, ...(withThreads && { worker }) },
    {
      folder: () => path.join(folder, 'library'),
      mayCreate: () => true,
      onChanged: () => {},
      onState: () => {},
      onStills: () => {},
      onActs: () => {},
      onLists: () => {},
      onLooking: (step) => progress.push(step),
    },
  );
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dailies-threads-'));
  makeLibrary(path.join(folder, 'library'), clips, film);
  library = await open(true);
  await library.rescan();
}, 300_000);

afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

it('a large library is read in its own thread, which tells how far it is', () => {
  expect(library.summary()).toMatchObject({ state: 'ready', clips });
  expect(progress.at(-1)).toBeNull();
  expect(progress.filter((step) => step !== null).every(({ total }) => total === clips)).toBe(true);
});

it('what is written is found by the very next search', async () => {
  const [id] = await library.find('');
  if (id === undefined) throw new Error('An empty library');
  const before = await library.find('rating:5 tag:"just now"');
  await library.curate({ kind: 'ids', ids: [id] }, { kind: 'tag', add: ['just now'], remove: [] });
  await library.curate({ kind: 'ids', ids: [id] }, { kind: 'rate', rating: 5 });
  expect(before).toEqual([]);
  expect(await library.find('rating:5 tag:"just now"')).toEqual([id]);
});

it('a clip that was moved outside is the same clip after a look', async () => {
  const [id] = await library.find('');
  const file = id === undefined ? null : library.clipFile(id);
  if (id === undefined || file === null) throw new Error('No such clip');
  const shelf = path.join(folder, 'library', 'Elsewhere');
  await mkdir(shelf);
  for (const ending of ['.mp4', '.json']) {
    const from = file.path.replace(/\.mp4$/, ending);
    await rename(from, path.join(shelf, path.basename(from)));
  }
  await library.rescan();
  expect(library.summary().clips).toBe(clips);
  expect(library.clipFile(id)?.path).toBe(path.join(shelf, path.basename(file.path)));
});

it('searches in a thread find what searches on the spot find', async () => {
  const queries = ['', 'fox', '狐狸', 'rating:>=4 -tag:city', 'light has:note'];
  const apart = await Promise.all(queries.map((query) => library.find(query)));
  await library.close();
  library = await open(false);
  const inPlace = await Promise.all(queries.map((query) => library.find(query)));
  expect(apart).toEqual(inPlace);
  expect(apart.every((ids) => ids.length > 0)).toBe(true);
});

it('an index that is damaged within is set aside by the look, and made again from the files', async () => {
  await library.close();
  const file = path.join(folder, 'library', '.dailies', 'index.sqlite');
  const bytes = await readFile(file);
  // The head, by which SQLite knows the file, stays as it is.
  bytes.fill(0xff, 64 * 1024, 512 * 1024);
  await writeFile(file, bytes);
  library = await open(true);
  await library.rescan();
  expect(library.summary().clips).toBe(clips);
  const names = await readdir(path.dirname(file));
  expect(names.some((name) => name.startsWith('index.sqlite.damaged-'))).toBe(true);
});
