import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createBackups, type Begun } from '../../../electron/services/backup/backups.ts';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { createWorks } from '../../../electron/services/works.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { sha256Of } from '../../fakes/sample-clips.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { libraryWorld, publish, type LibraryWorld } from '../library/library-world.ts';

/** All that is not in the trash. */
export const everything = { kind: 'all', query: '', except: [] } satisfies Selection;

export type BackupWorld = LibraryWorld & {
  readonly target: string;
  run(
    library: Library,
    begin: (backups: ReturnType<typeof createBackups>) => Promise<Begun>,
    disk?: Disk,
  ): Promise<Readonly<Record<string, unknown>>>;
};

/** A library of three clips, one of them in the trash, and an empty folder elsewhere. */
export async function backupWorld(): Promise<BackupWorld & { readonly library: Library }> {
  const world = await libraryWorld();
  const library = await world.open();
  for (const number of [1, 2, 3]) await publish(library, world.root, number);
  await library.trash({ kind: 'ids', ids: (await library.choose(everything)).slice(0, 1) });
  const target = await scratchFolder();
  return {
    ...world,
    library,
    target,
    async run(open, begin, disk = realDisk) {
      const random = createSeededRandom(6);
      const works = createWorks({ clock: world.clock, random, log: silentLog }, { onChanged() {} });
      const backups = createBackups(
        { disk, clock: world.clock },
        { works, library: open, folder: () => world.root },
      );
      const { id } = await begin(backups);
      while (works.list().some(({ state }) => state === 'running')) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      const work = works.list().find((each) => each.id === id);
      return { ...backups.outcome(id), state: work?.state, code: work?.errorCode };
    },
  };
}

/** Hash by place of every file but the studio's own index, stills and lists. */
export async function contentOf(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter(
      (file) => !/^\.dailies\/(index|acts|lock|posters|strips|partial|backup\.jsonl|copy\.jsonl)/.test(file),
    )
    .toSorted();
  const content = new Map<string, string>();
  for (const file of files) content.set(file, sha256Of(await readFile(path.join(root, file))));
  return content;
}
