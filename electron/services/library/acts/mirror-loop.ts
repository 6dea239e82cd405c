import { diskProblem } from '../../disk-problem.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { LibraryDoor } from '../library-door.ts';
import type { LibraryPorts } from '../library-contract.ts';
import { forgetWhatIsSafe } from '../safe-index.ts';
import { mirrorSome } from './mirror.ts';

/** How long acts are gathered, so that one sidecar is written once for a burst of them. */
const gatherMs = 250;
/** What could not be written now, because of the disk or of somebody else's hand on the file, is tried again after this. */
const retryMs = 15_000;
/** Past this many the index is made safe, so that the list of what was paid stays short. */
const mostPaid = 1000;
/** A quit does not wait longer; what is owed then is written at the next start. */
const closeWithinMs = 2000;

export type MirrorLoop = {
  /** Something is owed. */
  kick(): void;
  /** Writes what is owed now. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** Writes in the background what acts owe to the sidecars, and forgets acts that are too old. */
export function createMirrorLoop(ports: LibraryPorts, door: LibraryDoor, onLists: () => void): MirrorLoop {
  const { clock, log } = ports;
  const stop = new AbortController();
  let running: Promise<void> | null = null;
  let isAsked = false;
  let paid = 0;

  function kick(): void {
    isAsked = true;
    if (stop.signal.aborted) return;
    running ??= run().finally(() => {
      running = null;
    });
  }

  async function run(): Promise<void> {
    while (isAsked && !stop.signal.aborted) {
      isAsked = false;
      await clock.sleep(gatherMs, stop.signal);
      const isAllWritten = await attempt();
      if (isAllWritten || stop.signal.aborted) continue;
      await clock.sleep(retryMs, stop.signal);
      isAsked = true;
    }
  }

  /** True when nothing is owed any more. */
  async function attempt(): Promise<boolean> {
    try {
      await pass(() => stop.signal.aborted);
      await forget();
      return !isOwed();
    } catch (error) {
      if (diskProblem(error) === null) log.error('library.mirror', error);
      return false;
    }
  }

  /** Goes through all debts once, a batch in each turn of the library. */
  async function pass(isOver: () => boolean): Promise<void> {
    let after: string | null = '';
    while (after !== null && isOwed() && !isOver()) {
      const from: string = after;
      const done = await door.enter(async (shelf) =>
        shelf === null || shelf.readOnly ? null : await mirrorSome(shelf, from),
      );
      if (done === null) return;
      tell(done.changed, done.listsChanged);
      after = done.next;
      paid += done.paid;
      if (paid > mostPaid) await makeIndexSafe();
    }
  }

  function isOwed(): boolean {
    return (door.shelf()?.acts.owedCount() ?? 0) > 0;
  }

  async function makeIndexSafe(): Promise<void> {
    paid = 0;
    const shelf = door.shelf();
    if (shelf !== null) await forgetWhatIsSafe(shelf);
  }

  async function forget(): Promise<void> {
    const shelf = door.shelf();
    if (shelf === null || shelf.readOnly) return;
    while (!stop.signal.aborted && (await shelf.acting(async () => shelf.acts.forget())))
      await clock.sleep(0, stop.signal);
  }

  function tell(changed: readonly ClipId[], listsChanged: boolean): void {
    if (changed.length > 0) door.announce({ changed });
    if (listsChanged || changed.length > 0) onLists();
  }

  return {
    kick,
    settle: async () => {
      await attempt();
    },
    close: async () => {
      stop.abort();
      const beganMs = clock.monotonic();
      await running;
      // An act that is being recorded is owed as well.
      await door.shelf()?.acting(async () => undefined);
      try {
        await pass(() => clock.monotonic() - beganMs >= closeWithinMs);
      } catch (error) {
        log.error('library.mirror', error);
      }
    },
  };
}
