/** One of the processes that run schedules: gets seeds from its parent one by one, and tells what came of each. */
import { rmSync } from 'node:fs';
import { watchDatabases } from './databases.ts';
import { plant, plantOf } from './plants.ts';
import { scaleDown } from './scale.ts';
import { scratchFolder } from './scratch-folder.ts';
import { leaveRealTime } from './virtual-time.ts';
import type { ScheduleResult } from './schedule.ts';

export type Order = { readonly seed: number; readonly isTraced: boolean };
export type Report = ScheduleResult | { readonly seed: number; readonly crash: string };

const planted = plantOf(process.argv[2]);
leaveRealTime();
watchDatabases();
scaleDown();
plant(planted);
// Loaded last: what the lines above change must be changed before the studio is.
const { runSchedule } = await import('./schedule.ts');
const folder = scratchFolder();

process.on('message', (message) => {
  void work(message as Order);
});
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
process.send?.('ready');

async function work({ seed, isTraced }: Order): Promise<void> {
  // Thousands of errors a second are made and handled here; their stacks are most of what they cost.
  Error.stackTraceLimit = isTraced ? 10 : 0;
  const report = await runSchedule(seed, { folder, isTraced, plant: planted }).catch(
    (error: unknown): Report => ({
      seed,
      crash: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  process.send?.(report);
}
