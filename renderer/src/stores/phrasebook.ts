import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Input } from '../../../shared/contract/index.ts';
import type { Phrase, PhraseId } from '../../../shared/contract/phrasebook.ts';
import type { Shelves } from '../../../shared/craft/shelves.ts';
import type { AppError } from '../../../shared/errors.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { followRevisions } from './revisions.ts';

/** The user's own words. What an action meets is thrown to whoever asked for it. */
export type PhrasebookState = {
  /** Null until main has answered for the first time. */
  readonly phrases: readonly Phrase[] | null;
  /** What `@name` stands for: the phrases of the kind `shelf`, one alternative a line. */
  readonly shelves: Shelves;
  readonly error: AppError | null;
  put(phrase: Input<'phrasebook.put'>): Promise<Phrase>;
  remove(id: PhraseId): Promise<void>;
  restore(id: PhraseId): Promise<void>;
  /** Words taken over into a text; remembering them is a convenience, so a failure is not told. */
  used(body: string): void;
};

export function createPhrasebookStore(bridge: Bridge): StoreApi<PhrasebookState> {
  const store = createStore<PhrasebookState>()(() => ({
    phrases: null,
    shelves: new Map(),
    error: null,
    put: (phrase) => ask(bridge, 'phrasebook.put', phrase),
    remove: async (id) => void (await ask(bridge, 'phrasebook.remove', { id })),
    restore: async (id) => void (await ask(bridge, 'phrasebook.restore', { id })),
    used(body) {
      ask(bridge, 'phrasebook.used', { body }).catch(() => undefined);
    },
  }));
  const follower = followRevisions({
    subscribe: (listener: (event: { readonly revision: number }) => void) =>
      bridge.subscribe('phrasebook.changed', listener),
    load: () => ask(bridge, 'phrasebook.list', {}),
    onSnapshot: ({ phrases }) => store.setState({ phrases, shelves: shelvesOf(phrases), error: null }),
    // The event does not carry the phrases.
    onEvent: () => void follower.reload(),
    onError: (error) => store.setState({ error: asAppError(error) }),
  });
  return store;
}

function shelvesOf(phrases: readonly Phrase[]): Shelves {
  const shelves = phrases.filter(({ kind }) => kind === 'shelf');
  return new Map(shelves.map(({ name, body }) => [name, body.split('\n')]));
}
