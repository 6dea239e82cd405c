import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Draft, DraftSummary } from '../../../shared/contract/drafts.ts';
import type { DraftId } from '../../../shared/contract/ids.ts';
import type { Input, Payload } from '../../../shared/contract/index.ts';
import type { AppError } from '../../../shared/errors.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { followRevisions } from './revisions.ts';

/** The list of drafts. What an action meets is thrown to whoever asked for it. */
export type DraftsState = {
  /** In main's order; null until it has answered for the first time. */
  readonly drafts: readonly DraftSummary[] | null;
  /** The user's folders of drafts, the empty ones too. */
  readonly binders: readonly string[];
  readonly error: AppError | null;
  reload(): Promise<void>;
  create(from?: Input<'drafts.create'>['from']): Promise<Draft>;
  /** The first draft of an empty studio. Calls while one is being made share it. */
  createFirst(): Promise<void>;
  rename(id: DraftId, title: string): Promise<void>;
  duplicate(id: DraftId): Promise<Draft>;
  trash(id: DraftId): Promise<void>;
  restore(id: DraftId): Promise<void>;
};

export function createDraftsStore(bridge: Bridge): StoreApi<DraftsState> {
  let first: Promise<void> | null = null;

  async function create(from?: Input<'drafts.create'>['from']): Promise<Draft> {
    const draft = await ask(bridge, 'drafts.create', from === undefined ? {} : { from });
    await follower.reload();
    return draft;
  }

  async function createFirst(): Promise<void> {
    try {
      await create();
    } catch (error) {
      store.setState({ error: asAppError(error) });
    } finally {
      first = null;
    }
  }

  const store = createStore<DraftsState>()(() => ({
    drafts: null,
    binders: [],
    error: null,
    reload: () => follower.reload(),
    create,
    createFirst() {
      first ??= createFirst();
      return first;
    },
    rename: async (id, title) => void (await ask(bridge, 'drafts.rename', { id, title })),
    async duplicate(id) {
      const draft = await ask(bridge, 'drafts.duplicate', { id });
      await follower.reload();
      return draft;
    },
    trash: async (id) => void (await ask(bridge, 'drafts.trash', { id })),
    restore: async (id) => void (await ask(bridge, 'drafts.restore', { id })),
  }));
  const follower = followRevisions({
    subscribe: (listener: (event: Payload<'drafts.changed'>) => void) =>
      bridge.subscribe('drafts.changed', listener),
    load: () => ask(bridge, 'drafts.list', {}),
    onSnapshot: ({ drafts, binders }) => store.setState({ drafts, binders, error: null }),
    onEvent({ saved }) {
      const drafts = saved === undefined ? null : withSaved(store.getState().drafts ?? [], saved);
      if (drafts === null) void follower.reload();
      else store.setState({ drafts });
    },
    onError: (error) => store.setState({ error: asAppError(error) }),
  });
  return store;
}

/**
 * The list after a save, which brings drafts to its front; null where it does not fit this list. Where nothing that the list shows
 * has changed, as with most of what is typed, it is the same list.
 */
function withSaved(
  drafts: readonly DraftSummary[],
  saved: readonly DraftSummary[],
): readonly DraftSummary[] | null {
  const [newest] = saved;
  if (saved.length === 1 && newest !== undefined && isSameLine(drafts[0], newest)) return drafts;
  const ids = new Set(saved.map(({ id }) => id));
  const others = drafts.filter(({ id }) => !ids.has(id));
  return others.length + saved.length === drafts.length ? [...saved, ...others] : null;
}

function isSameLine(a: DraftSummary | undefined, b: DraftSummary): boolean {
  return a?.id === b.id && a.title === b.title && a.takes === b.takes && a.binder === b.binder;
}
