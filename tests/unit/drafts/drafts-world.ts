import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createDrafts, type Drafts } from '../../../electron/services/drafts/drafts.ts';
import { openDatabase } from '../../../electron/services/sqlite.ts';
import { studioMigrations } from '../../../electron/services/studio-schema.ts';
import { createVirtualClock, type VirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';

export type DraftsWorld = {
  readonly folder: string;
  readonly clock: VirtualClock;
  readonly random: ReturnType<typeof createSeededRandom>;
  database: DatabaseSync;
  drafts: Drafts;
  /** The program ends and starts again. */
  restart(): void;
  close(): void;
};

/** The drafts of a real studio.sqlite in a folder of its own. */
export function createDraftsWorld(): DraftsWorld {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-drafts-'));
  const clock = createVirtualClock();
  const random = createSeededRandom(1);
  const open = (): DatabaseSync => openDatabase(path.join(folder, 'studio.sqlite'), studioMigrations, 'full');
  const draftsIn = (database: DatabaseSync): Drafts =>
    createDrafts({ clock, random, database }, { onChanged() {} });
  const database = open();
  const world: DraftsWorld = {
    folder,
    clock,
    random,
    database,
    drafts: draftsIn(database),
    restart() {
      world.database.close();
      world.database = open();
      world.drafts = draftsIn(world.database);
    },
    close() {
      world.database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}
