import type { Clock } from '../../ports.ts';
import type { Disk } from '../../disk.ts';

/** An act that blocks for longer than this waits for something far away. */
const slowMs = 2;
/** So many in a row are no accident. A share answers each act late, a disk that wakes up only one. */
const slowInARow = 8;

/**
 * Blocks while that is the quickest, and hands the acts of a look to other threads, many at once, when the disk turns out to be far away.
 * There it stays: what is far away does not come nearer within one look.
 */
export function willingDisk(clock: Pick<Clock, 'monotonic'>, blocking: Disk, patient: Disk): Disk {
  let slow = 0;

  async function timed<T>(act: (disk: Disk) => Promise<T>): Promise<T> {
    if (slow >= slowInARow) return await act(patient);
    const beganMs = clock.monotonic();
    const blocked = act(blocking);
    slow = clock.monotonic() - beganMs > slowMs ? slow + 1 : 0;
    return await blocked;
  }
  return {
    ...patient,
    open: (path, mode) =>
      mode === 'read' ? timed((disk) => disk.open(path, mode)) : patient.open(path, mode),
    stat: (path) => timed((disk) => disk.stat(path)),
    list: (folder) => timed((disk) => disk.list(folder)),
  };
}
