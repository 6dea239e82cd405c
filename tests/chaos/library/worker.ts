/** One of the processes that run schedules of the library: gets seeds from its parent one by one, and tells what came of each. */
import { rmSync } from 'node:fs';
import { watchDatabases } from '../databases.ts';
import { scaleDown } from '../scale.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { leaveRealTime } from '../virtual-time.ts';
import { plantInLibrary } from './plants.ts';
import type { LibraryScheduleResult } from './schedule.ts';
import { watchCommits } from './sql-deaths.ts';

export type LibraryOrder = { readonly seed: number; readonly isTraced: boolean };
export type LibraryReport = LibraryScheduleResult | { readonly seed: number; readonly crash: string };

leaveRealTime();
watchCommits();
watchDatabases();
scaleDown();
plantInLibrary(process.argv[2]);
// Loaded last: what the lines above change must be changed before the library is.
const { runLibrarySchedule } = await import('./schedule.ts');
const folder = scratchFolder();
// A life that was killed leaves works behind whose databases are gone.
process.on('unhandledRejection', () => undefined);

process.on('message', (message) => {
  void work(message as LibraryOrder);
});
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
process.send?.('ready');

async function work({ seed, isTraced }: LibraryOrder): Promise<void> {
  // Errors are made and handled by the thousand here; their stacks are most of what they cost.
  Error.stackTraceLimit = isTraced ? 10 : 0;
  const report = await runLibrarySchedule(seed, { folder, isTraced }).catch(
    (error: unknown): LibraryReport => ({
      seed,
      crash: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  process.send?.(report);
}
