/** How a store keeps up with main: a snapshot with a revision, then events; a gap means reload. */
type Follow<S extends Revised, E extends Revised> = {
  readonly subscribe: (listener: (event: E) => void) => () => void;
  readonly load: () => Promise<S>;
  readonly onSnapshot: (snapshot: S) => void;
  readonly onEvent: (event: E) => void;
  readonly onError: (error: unknown) => void;
};
type Revised = { readonly revision: number };

export type Follower = {
  /** Loads the snapshot again, as after an error. Calls while one is on its way share it. */
  reload(): Promise<void>;
  close(): void;
};

/** A snapshot older than an event seen before it is main's mistake: not worth asking for ever. */
const maxLoads = 3;

/**
 * Subscribes, loads, and applies events in order. Events not newer than what is known are dropped; one that skips
 * a number, or that arrives while a snapshot is on its way and goes past it, means loading again.
 */
export function followRevisions<S extends Revised, E extends Revised>(follow: Follow<S, E>): Follower {
  let known: number | null = null;
  let loading: Promise<void> | null = null;
  let newestSeen = 0;
  let isClosed = false;

  async function loadUntilCurrent(): Promise<void> {
    try {
      for (let tries = 0; tries < maxLoads; tries += 1) {
        const snapshot = await follow.load();
        if (isClosed) return;
        known = snapshot.revision;
        follow.onSnapshot(snapshot);
        if (known >= newestSeen) return;
      }
    } catch (error) {
      known = null;
      if (!isClosed) follow.onError(error);
    } finally {
      loading = null;
    }
  }

  function reload(): Promise<void> {
    loading ??= loadUntilCurrent();
    return loading;
  }

  function receive(event: E): void {
    newestSeen = Math.max(newestSeen, event.revision);
    if (loading !== null) return;
    if (known !== null && event.revision <= known) return;
    if (known === null || event.revision > known + 1) {
      void reload();
      return;
    }
    known = event.revision;
    follow.onEvent(event);
  }

  const unsubscribe = follow.subscribe(receive);
  void reload();
  return {
    reload,
    close() {
      isClosed = true;
      unsubscribe();
    },
  };
}
