import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { DraftId } from '../../../shared/contract/ids.ts';
import type { AppError } from '../../../shared/errors.ts';
import { sameRecipe } from '../../../shared/recipe.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { createAutosave } from './autosave.ts';
import { behindFrame } from './behind-frame.ts';
import { createReadings } from './readings.ts';

export type EditorState = {
  /** The draft in the window, as main last told it. */
  readonly draft: Draft | null;
  /** What the window shows: the draft's recipe with everything typed since. */
  readonly recipe: Recipe | null;
  /** The same for all that reads the text: a moment behind while somebody types, so that the key is seen before its readings. */
  readonly read: Recipe | null;
  /** `late`: a save takes longer than saves do. What is on its way in good time is no news, and no frame beside a key's own. */
  readonly saving: 'saved' | 'late' | 'failed';
  /** Why the draft could not be opened, or not be saved. */
  readonly error: AppError | null;
  /** Goes up whenever the text comes from elsewhere, so that the text fields take it in. */
  readonly textVersion: number;
  /** Until main has answered, the draft before stays in the window and takes what is typed. */
  open(id: DraftId): Promise<void>;
  edit(change: Partial<Recipe>): void;
  /** As `edit`, for a key in a text field: what reads the text follows behind it. */
  type(change: Partial<Recipe>): void;
  /** Brings `read` up to date now. */
  settle(): void;
  /** As `edit`, for a text that came by a click: the fields follow the store, and their undo takes it back. */
  replaceText(change: Partial<Recipe>): void;
  /** What undo in one of the text fields would bring back, for the text as it is now. */
  keepUndo(field: keyof Draft['undo'], undo: string | null): void;
  /** Saves now. Resolves with whether everything typed is safe. */
  flush(): Promise<boolean>;
};

/** A key is on the disk after 300 ms at most; a save that takes twice that is said to be under way. */
const lateMs = 600;

/** A save that failed for these reasons will fail again: the draft is gone, or the text is not a recipe. */
const finalCodes = new Set(['not-found', 'invalid-input']);

export function createEditorStore(bridge: Bridge): StoreApi<EditorState> {
  const autosave = createAutosave<DraftId, Recipe>({
    save: async (id, recipe) => void (await ask(bridge, 'drafts.save', { id, recipe })),
    canRetry: (error) => !finalCodes.has(error.code),
    toAppError: asAppError,
    onSaved: (id) => whenOpen(id, () => told('saved', null)),
    onFailed: (id, error) => whenOpen(id, () => told('failed', error)),
    whenShown: behindFrame,
  });
  let late: ReturnType<typeof setTimeout> | undefined;

  function told(saving: EditorState['saving'], error: AppError | null): void {
    clearTimeout(late);
    late = undefined;
    const before = store.getState();
    if (before.saving !== saving || before.error !== error) store.setState({ saving, error });
  }

  function awaitSave(id: DraftId): void {
    late ??= setTimeout(() => {
      late = undefined;
      whenOpen(id, () => autosave.pending(id) !== undefined && told('late', null));
    }, lateMs);
  }

  /** The draft asked for last; an answer about another one comes too late. */
  let wanted: DraftId | null = null;

  const undos = new Map<DraftId, Draft['undo']>();

  /** Behind the text it belongs to. That it is lost costs an undo after a restart, so nobody is told. */
  async function sendUndo(id: DraftId): Promise<void> {
    if (!(await autosave.flush()) || autosave.pending(id) !== undefined) return;
    const undo = undos.get(id);
    if (undo !== undefined) await ask(bridge, 'drafts.keepUndo', { id, ...undo }).catch(() => undefined);
  }

  function whenOpen(id: DraftId, act: () => void): void {
    if (store.getState().draft?.id === id) act();
  }

  function whenElsewhere(id: DraftId, act: () => void): void {
    if (store.getState().draft?.id !== id) act();
  }

  function show(draft: Draft): void {
    const typed = autosave.pending(draft.id);
    const recipe = typed ?? draft.recipe;
    const before = store.getState();
    const isSameText =
      before.draft?.id === draft.id && before.recipe !== null && sameRecipe(before.recipe, recipe);
    undos.set(draft.id, draft.undo);
    store.setState({
      draft,
      recipe,
      read: recipe,
      saving: typed === undefined ? 'saved' : 'late',
      error: null,
      textVersion: isSameText ? before.textVersion : before.textVersion + 1,
    });
  }

  async function load(id: DraftId): Promise<void> {
    wanted = id;
    try {
      const draft = await ask(bridge, 'drafts.open', { id });
      if (wanted === id) show(draft);
    } catch (error) {
      if (wanted !== id) return;
      whenElsewhere(id, () => store.setState({ draft: null, recipe: null, read: null }));
      store.setState({ error: asAppError(error) });
    }
  }

  const readings = createReadings(() => {
    const { recipe, read } = store.getState();
    if (read !== recipe) store.setState({ read: recipe });
  });

  /** Returns whether anything changed. */
  function change(fields: Partial<Recipe>): boolean {
    const { draft, recipe } = store.getState();
    if (draft === null || recipe === null) return false;
    const next = { ...recipe, ...fields };
    if (sameRecipe(next, recipe)) return false;
    store.setState({ recipe: next });
    autosave.put(draft.id, next);
    awaitSave(draft.id);
    return true;
  }

  const store = createStore<EditorState>()((_set, get) => ({
    draft: null,
    recipe: null,
    read: null,
    saving: 'saved',
    error: null,
    textVersion: 0,
    async open(id) {
      void autosave.flush();
      await load(id);
    },
    edit(fields) {
      if (change(fields)) readings.read();
    },
    type(fields) {
      if (change(fields)) readings.typed();
    },
    settle: readings.read,
    replaceText: (fields) => get().edit(fields),
    keepUndo(field, undo) {
      const { draft } = get();
      if (draft === null) return;
      undos.set(draft.id, { ...(undos.get(draft.id) ?? draft.undo), [field]: undo });
      void sendUndo(draft.id);
    },
    flush() {
      readings.read();
      return autosave.flush();
    },
  }));

  let revision: number | null = null;
  bridge.subscribe('drafts.changed', (event) => {
    const hasGap = revision !== null && event.revision > revision + 1;
    revision = event.revision;
    const id = store.getState().draft?.id;
    if (id === undefined || autosave.pending(id) !== undefined) return;
    if (hasGap || event.changed.includes(id)) void load(id);
  });
  return store;
}
