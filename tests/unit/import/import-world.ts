import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { createImporter } from '../../../electron/services/import/importer.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { createWorks } from '../../../electron/services/works.ts';
import type { ImportOutcome } from '../../../shared/contract/transfer.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { libraryWorld, numberedClip, type LibraryWorld } from '../library/library-world.ts';

export type ImportWorld = LibraryWorld & {
  /** A folder outside the library. */
  readonly outside: string;
  /** Imports and waits for the end. */
  bring(
    library: Library,
    places: readonly string[],
    disk?: Disk,
  ): Promise<ImportOutcome & { readonly state: string }>;
  /** A real clip, each number with bytes of its own; answers with where it lies. */
  put(name: string, number: number, beside?: Readonly<Record<string, unknown>>): Promise<string>;
};

export async function importWorld(): Promise<ImportWorld> {
  const world = await libraryWorld();
  const outside = path.join(await scratchFolder(), 'Footage');
  const random = createSeededRandom(99);
  return {
    ...world,
    outside,
    async bring(library, places, disk = realDisk) {
      const works = createWorks({ clock: world.clock, random, log: silentLog }, { onChanged() {} });
      const importer = createImporter({ disk, random }, { library, works, folder: () => world.root });
      const { id } = importer.start(places);
      // Every work that goes on is waited for when the works are closed; this one must end by itself first.
      const { promise, resolve } = Promise.withResolvers<string>();
      const poll = (): void => {
        const state = works.list().find((work) => work.id === id)?.state ?? 'gone';
        if (state === 'running') setImmediate(poll);
        else resolve(state);
      };
      poll();
      const state = await promise;
      return { ...importer.outcome(id), state };
    },
    async put(name, number, beside) {
      const file = path.join(outside, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, (await numberedClip(number)).bytes);
      if (beside !== undefined) {
        await writeFile(file.replace(/\.\w+$/, '.json'), JSON.stringify(beside));
      }
      return file;
    },
  };
}
