import type { TakeId } from '../../../shared/contract/ids.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import type { Clock, Log } from '../ports.ts';
import { drop } from './loop.ts';

export type TakesChange = {
  readonly revision: number;
  readonly upserts: readonly Take[];
  readonly removed: readonly TakeId[];
};

const frameMs = 16;
/** At most ten times a second. */
const progressMs = 100;

/** Gathers changes and tells of them at most once per frame, each take once, as it is at that moment. */
export function createPushes(
  ports: { readonly clock: Clock; readonly log: Log },
  options: {
    viewOf(id: TakeId): Take | null;
    onChanged(change: TakesChange): void;
    onStatus(): void;
  },
) {
  const { clock, log } = ports;
  const changed = new Set<TakeId>();
  const removed = new Set<TakeId>();
  let statusChanged = false;
  let revision = 0;
  let isClosed = false;
  let dueAt = Number.POSITIVE_INFINITY;

  function flush(): void {
    if (isClosed) return;
    dueAt = Number.POSITIVE_INFINITY;
    if (statusChanged) {
      statusChanged = false;
      options.onStatus();
    }
    if (changed.size === 0 && removed.size === 0) return;
    const upserts = [...changed].flatMap((id) => options.viewOf(id) ?? []);
    const gone = [...removed];
    changed.clear();
    removed.clear();
    revision += 1;
    options.onChanged({ revision, upserts, removed: gone });
  }

  function flushWithin(delayMs: number): void {
    const at = clock.monotonic() + delayMs;
    if (at >= dueAt) return;
    dueAt = at;
    drop(
      clock.sleep(delayMs).then(() => {
        if (dueAt === at) flush();
      }),
      log,
      'pushes',
    );
  }

  return {
    changed(id: TakeId): void {
      removed.delete(id);
      changed.add(id);
      flushWithin(frameMs);
    },
    progressed(id: TakeId): void {
      changed.add(id);
      flushWithin(progressMs);
    },
    removed(id: TakeId): void {
      changed.delete(id);
      removed.add(id);
      flushWithin(frameMs);
    },
    status(): void {
      statusChanged = true;
      flushWithin(frameMs);
    },
    close(): void {
      isClosed = true;
    },
    /** Tells what is pending now, and answers with the revision a snapshot taken now has. */
    settle(): number {
      flush();
      return revision;
    },
  };
}
