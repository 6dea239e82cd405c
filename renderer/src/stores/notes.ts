import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { AppError } from '../../../shared/errors.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { createAutosave } from './autosave.ts';

/** Each save is an act that can be undone, so steady typing is saved by the sentence and not by the letter. */
const pace = { pauseMs: 600, longestMs: 3000 } as const;
/** A save that failed for these reasons will fail again. */
const finalCodes: ReadonlySet<string> = new Set(['not-found', 'invalid-input']);

export type NotesState = {
  /** What was typed and the clip's details do not say yet. */
  readonly typed: ReadonlyMap<ClipId, string>;
  readonly problem: AppError | null;
  type(id: ClipId, notes: string): void;
  /** The clip's details say this now: what was typed is forgotten where it is the same and safe. */
  settle(id: ClipId, notes: string): void;
  /** Saves now; resolves with whether everything typed is safe. */
  flush(): Promise<boolean>;
};

/** Notes as they are typed. They live here and not in a panel, so that another selection loses none. */
export function createNotesStore(bridge: Bridge): StoreApi<NotesState> {
  const autosave = createAutosave<ClipId, string>({
    ...pace,
    save: async (id, notes) =>
      void (await ask(bridge, 'library.curate', {
        selection: { kind: 'ids', ids: [id] },
        change: { kind: 'note', notes },
      })),
    canRetry: ({ code }) => !finalCodes.has(code),
    toAppError: asAppError,
    onSaved: () => store.setState({ problem: null }),
    onFailed: (_id, problem) => store.setState({ problem }),
  });

  function forget(id: ClipId): void {
    store.setState(({ typed }) => ({ typed: new Map([...typed].filter(([each]) => each !== id)) }));
  }

  const store = createStore<NotesState>()((set, get) => ({
    typed: new Map(),
    problem: null,
    type(id, notes) {
      set(({ typed }) => ({ typed: new Map(typed).set(id, notes) }));
      autosave.put(id, notes);
    },
    settle(id, notes) {
      if (autosave.pending(id) === undefined && get().typed.get(id) === notes) forget(id);
    },
    flush: () => autosave.flush(),
  }));
  return store;
}
