import { events } from '../../shared/contract/index.ts';
import type { EventName, Payload } from '../../shared/contract/index.ts';

type ReadonlyLists<T> = { readonly [K in keyof T]: T[K] extends (infer Item)[] ? readonly Item[] : T[K] };

/** A payload without the revision, which the publisher adds as it sends. */
type Unstamped<N extends EventName> = ReadonlyLists<
  Payload<N> extends { revision: number } ? Omit<Payload<N>, 'revision'> : Payload<N>
>;

export type Publisher = {
  /** Sends within one frame, merged with what else waits on the topic. */
  publish<N extends EventName>(name: N, payload: Unstamped<N>): void;
  /** The revision of the last message on a topic: what a snapshot taken now must carry. */
  revision(name: EventName): number;
  close(): void;
};

type Merges = { readonly [N in EventName]: (older: Unstamped<N>, newer: Unstamped<N>) => Unstamped<N> };

const merges: Merges = {
  'app.commandChosen': (_older, newer) => newer,
  'app.pointedTo': (_older, newer) => newer,
  'app.statusChanged': (_older, newer) => newer,
  'phrasebook.changed': (_older, newer) => newer,
  'settings.changed': (_older, newer) => newer,
  'works.changed': (_older, newer) => newer,
  'drafts.changed'(older, newer) {
    const changed = union(older.changed, newer.changed);
    if (older.saved === undefined || newer.saved === undefined) return { changed };
    const again = new Set(newer.saved.map(({ id }) => id));
    return { changed, saved: [...newer.saved, ...older.saved.filter(({ id }) => !again.has(id))] };
  },
  'takes.changed'(older, newer) {
    const upserts = new Map(older.upserts.map((take) => [take.id, take]));
    for (const id of newer.removed) upserts.delete(id);
    for (const take of newer.upserts) upserts.set(take.id, take);
    const removed = union(older.removed, newer.removed).filter((id) => !upserts.has(id));
    return { upserts: [...upserts.values()], removed };
  },
  'library.actsChanged': (_older, newer) => newer,
  'library.listsChanged': (_older, newer) => newer,
  'library.stillsChanged': (older, newer) => ({ ids: union(older.ids, newer.ids) }),
  'library.changed'(older, newer) {
    const back = new Set(newer.changed);
    const removed = new Set(union(older.removed, newer.removed).filter((id) => !back.has(id)));
    return {
      changed: union(older.changed, newer.changed).filter((id) => !removed.has(id)),
      removed: [...removed],
      all: older.all || newer.all,
    };
  },
};

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

type Options = {
  send(name: EventName, payload: unknown): void;
  /** Parse what is sent: in tests and development. */
  readonly checkPayloads: boolean;
  /** Runs `flush` soon; returns what cancels it. */
  schedule(flush: () => void): () => void;
};

/** At most one message per frame and topic, however fast things change; each carries the topic's next revision. */
export function createPublisher(options: Options): Publisher {
  const revisions = new Map<EventName, number>();
  const waiting = new Map<EventName, unknown>();
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel = null;
    const batch = [...waiting];
    waiting.clear();
    for (const [name, payload] of batch) {
      const revision = (revisions.get(name) ?? 0) + 1;
      revisions.set(name, revision);
      const stamped = { ...(payload as object), revision };
      // Schemas drop the revision of topics that have none (settings, pointedTo).
      options.send(name, options.checkPayloads ? events[name].parse(stamped) : stamped);
    }
  }

  return {
    publish(name, payload) {
      const older = waiting.get(name);
      // `waiting` holds under each name only what was published under it.
      waiting.set(name, older === undefined ? payload : merges[name](older as typeof payload, payload));
      cancel ??= options.schedule(flush);
    },
    revision: (name) => revisions.get(name) ?? 0,
    close() {
      cancel?.();
      cancel = null;
      waiting.clear();
    },
  };
}
