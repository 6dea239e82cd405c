import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { createClipDrawer } from './draw-clip.ts';
import type { ClipDrawer } from './draw-clip.ts';
import type { StillKind } from './draw-stills.ts';
import { createQuiet } from './quiet.ts';
import type { Quiet } from './quiet.ts';
import { saveStill } from './save-still.ts';

/** Longest for one clip; a decoder that hangs must not hold up the others. */
const limitMs = { poster: 15_000, strip: 30_000 } as const satisfies Record<StillKind, number>;
const saveLimitMs = 15_000;
const batch = 20;

const wanted = { poster: 'library.postersWanted', strip: 'library.stripsWanted' } as const;
const failed = { poster: 'library.posterFailed', strip: 'library.stripFailed' } as const;

export type StillPorts = {
  readonly drawer: ClipDrawer;
  readonly quiet: Quiet;
  /** Resolves with whether main took it. Rejects while main cannot keep anything: the library is away or full. */
  readonly save: (kind: StillKind, id: ClipId, still: Blob, signal: AbortSignal) => Promise<boolean>;
};

/**
 * Draws the posters and then the strips that main asks for, one at a time and only while it is quiet. A change of the library is looked at
 * before the next drawing, so that the poster of a new clip never waits for the strips of old ones. Lives as long as the window; the
 * returned function ends it.
 */
export function startStillMaker(bridge: Bridge, ports: Partial<StillPorts> = {}): () => void {
  const ended = new AbortController();
  const drawer = ports.drawer ?? createClipDrawer();
  const quiet = ports.quiet ?? createQuiet(bridge, ended.signal);
  const save = ports.save ?? saveStill;
  let isWorking = false;
  /** The library has changed since main was asked. */
  let isOutdated = false;
  /** Drawn since main was asked: that main then tells of them is no news. */
  const made = new Set<ClipId>();

  const within = (ms: number) => AbortSignal.any([ended.signal, AbortSignal.timeout(ms)]);

  /** Null for what cannot be drawn. */
  async function draw(kind: StillKind, id: ClipId): Promise<Blob | null> {
    try {
      return await drawer.draw(kind, id, within(limitMs[kind]));
    } catch {
      ended.signal.throwIfAborted();
      return null;
    }
  }

  async function makeOne(kind: StillKind, id: ClipId): Promise<void> {
    const still = await draw(kind, id);
    made.add(id);
    if (still !== null && (await save(kind, id, still, within(saveLimitMs)))) return;
    // Main remembers the failure, so that this clip is not tried for ever; `library.redraw` asks for it anew.
    await ask(bridge, failed[kind], { id });
  }

  /** Resolves with whether there was anything to do. */
  async function makeBatch(kind: StillKind): Promise<boolean> {
    made.clear();
    const { ids } = await ask(bridge, wanted[kind], { limit: batch });
    for (const id of ids) {
      await quiet.wait(ended.signal);
      if (isOutdated) break;
      await makeOne(kind, id);
    }
    return ids.length > 0;
  }

  async function makeAll(): Promise<void> {
    do {
      isOutdated = false;
      await quiet.wait(ended.signal);
    } while ((await makeBatch('poster')) || (await makeBatch('strip')) || isOutdated);
  }

  /** Whatever ends it, a change that came meanwhile is looked at. */
  async function makeUntilCurrent(): Promise<void> {
    do {
      // The library is away or cannot be written, or the window closes. Its return is a change, and a change starts this again.
      await makeAll().catch(() => undefined);
    } while (isOutdated && !ended.signal.aborted);
  }

  function work(): void {
    isOutdated = true;
    if (isWorking) return;
    isWorking = true;
    void makeUntilCurrent().finally(() => {
      isWorking = false;
      drawer.rest();
    });
  }

  const stopFollowing = [
    bridge.subscribe('library.changed', work),
    bridge.subscribe('library.stillsChanged', ({ ids }) => {
      if (ids.some((id) => !made.has(id))) work();
    }),
  ];
  work();
  return () => {
    ended.abort();
    for (const stop of stopFollowing) stop();
    drawer.rest();
  };
}
