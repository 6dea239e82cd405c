import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { commands } from './commands.ts';
import type { CommandId } from './commands.ts';

/** How long a command waits for its place to be there, as when it was asked for from another room. */
const waitMs = 10_000;

export type CommandRuns = {
  /** The commands that can be carried out where the window is. */
  readonly bound: ReadonlySet<CommandId>;
  /** Carries a command out from now on; the newest to say so does. Answers how to end that. */
  bind(id: CommandId, run: () => void): () => void;
  /** Runs it, or as soon as its place is there, for a while. What spends runs now or not at all: its price must be in view. */
  run(id: CommandId): void;
};

/** Who carries out which command now: the parts of the window that are there say so. */
export function createCommandRuns(): StoreApi<CommandRuns> {
  const binders = new Map<CommandId, readonly (() => void)[]>();
  let awaited: { readonly id: CommandId; readonly untilMs: number } | null = null;

  function publish(): void {
    store.setState({ bound: new Set([...binders].flatMap(([id, runs]) => (runs.length > 0 ? [id] : []))) });
  }

  const store = createStore<CommandRuns>()(() => ({
    bound: new Set(),
    bind(id, run) {
      binders.set(id, [...(binders.get(id) ?? []), run]);
      publish();
      if (awaited?.id === id) {
        const isInTime = Date.now() < awaited.untilMs;
        awaited = null;
        // What has just been drawn may bind more of itself first.
        if (isInTime) queueMicrotask(() => store.getState().run(id));
      }
      return () => {
        binders.set(
          id,
          (binders.get(id) ?? []).filter((each) => each !== run),
        );
        publish();
      };
    },
    run(id) {
      const run = binders.get(id)?.at(-1);
      const mayWait = run === undefined && commands[id].spends !== true;
      awaited = mayWait ? { id, untilMs: Date.now() + waitMs } : null;
      run?.();
    },
  }));
  return store;
}
