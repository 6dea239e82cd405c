import { plantedSource } from './planted-source.ts';

/** Sizes of the studio that suit clips of many megabytes, brought down to the small ones of a schedule, as the source is loaded. */
const scaled = [
  // So a clip of 55 kB is written in several parts, with points to resume from in between, as one of 10 MB is in life.
  {
    file: '/downloads/part-writer.ts',
    find: 'bufferBytes = 2 * 1024 * 1024',
    put: 'bufferBytes = 20 * 1024',
  },
  {
    file: '/downloads/part-writer.ts',
    find: 'firstCheckpointBytes = 4 * 1024 * 1024',
    put: 'firstCheckpointBytes = 20 * 1024',
  },
  { file: '/services/hash-file.ts', find: 'pieceBytes = 1024 * 1024', put: 'pieceBytes = 32 * 1024' },
  // After each buffer of 2 MB a millisecond for the collector is little; after each of 20 kB it would be most of the time.
  { file: '/downloads/collect-young.ts', find: "collect({ type: 'minor' });", put: '' },
] as const;

/** Must run before the studio is loaded. */
export function scaleDown(): void {
  for (const change of scaled) plantedSource(change);
}
