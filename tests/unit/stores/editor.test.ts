import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEditorStore } from '../../../renderer/src/stores/editor.ts';
import { draftId } from '../../../shared/contract/ids.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { aDraft, aRecipe } from '../../fakes/bridge/samples.ts';
import { emptyWorld } from '../../fakes/bridge/world.ts';
import { withDrawnWindow } from '../../fakes/drawn-window.ts';

const fox = draftId.parse('draftfox1');
const boat = draftId.parse('draftboat');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const draw = withDrawnWindow();

async function opened() {
  const world = emptyWorld();
  world.drafts.set(fox, aDraft(fox, { recipe: aRecipe({ prompt: 'fox' }) }));
  world.drafts.set(boat, aDraft(boat, { recipe: aRecipe({ prompt: 'boat' }) }));
  const bridge = createFakeBridge(world);
  const store = createEditorStore(bridge);
  await store.getState().open(fox);
  const promptOf = (id: typeof fox) => world.drafts.get(id)?.recipe.prompt;
  return { bridge, world, store, promptOf };
}

test('what is typed is in main 300 ms after the last key', async () => {
  const { store, promptOf } = await opened();
  store.getState().edit({ prompt: 'fox in snow' });
  await vi.advanceTimersByTimeAsync(299);
  expect(promptOf(fox)).toBe('fox in snow');
  expect(store.getState().saving).toBe('saved');
});

test('a key is in the text at once; what reads the text follows once they are shown, once for several keys', async () => {
  const { store } = await opened();
  store.getState().type({ prompt: 'fox i' });
  store.getState().type({ prompt: 'fox in' });
  expect(store.getState()).toMatchObject({ recipe: { prompt: 'fox in' }, read: { prompt: 'fox' } });
  expect(draw()).toBe(1);
  expect(store.getState().read?.prompt).toBe('fox in');
  store.getState().type({ prompt: 'fox in s' });
  store.getState().replaceText({ durationS: 10 });
  expect(store.getState().read).toMatchObject({ prompt: 'fox in s', durationS: 10 });
  expect(draw()).toBe(0);
  store.getState().type({ prompt: 'fox in snow' });
  await store.getState().flush();
  expect(store.getState().read?.prompt).toBe('fox in snow');
});

test('the first key after a rest is saved behind its frame, without a pause', async () => {
  const { store, promptOf } = await opened();
  await vi.advanceTimersByTimeAsync(1000);
  store.getState().type({ prompt: 'fox i' });
  expect(promptOf(fox)).toBe('fox');
  draw();
  await vi.advanceTimersByTimeAsync(0);
  expect(promptOf(fox)).toBe('fox i');
});

test('a save in good time changes nothing that is shown; one that takes long is said to be under way', async () => {
  const { bridge, store } = await opened();
  const shown: string[] = [];
  store.subscribe(({ saving }) => shown.push(saving));
  store.getState().edit({ prompt: 'fox i' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(new Set(shown)).toEqual(new Set(['saved']));
  const answer = bridge.hold('drafts.save');
  store.getState().edit({ prompt: 'fox in' });
  await vi.advanceTimersByTimeAsync(599);
  expect(store.getState().saving).toBe('saved');
  await vi.advanceTimersByTimeAsync(1);
  expect(store.getState().saving).toBe('late');
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().saving).toBe('saved');
});

test('switching the draft saves the one that is left', async () => {
  const { store, promptOf } = await opened();
  store.getState().edit({ prompt: 'fox, half typed' });
  await store.getState().open(boat);
  expect(promptOf(fox)).toBe('fox, half typed');
  expect(store.getState().recipe?.prompt).toBe('boat');
});

test('a text that could not be saved is still there after a look at another draft', async () => {
  const { bridge, store } = await opened();
  bridge.fail('drafts.save', 'disk-full');
  store.getState().edit({ prompt: 'precious' });
  await vi.advanceTimersByTimeAsync(500);
  expect(store.getState()).toMatchObject({ saving: 'failed', error: { code: 'disk-full' } });
  await store.getState().open(boat);
  await store.getState().open(fox);
  expect(store.getState().recipe?.prompt).toBe('precious');
  bridge.heal('drafts.save');
  expect(await store.getState().flush()).toBe(true);
  expect(store.getState().saving).toBe('saved');
});

test('a text that another part of the app wrote is taken in', async () => {
  const { bridge, world, store } = await opened();
  const before = store.getState().textVersion;
  world.drafts.set(fox, aDraft(fox, { recipe: aRecipe({ prompt: 'fox, from elsewhere' }) }));
  bridge.emit('drafts.changed', { revision: 2, changed: [fox] });
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().recipe?.prompt).toBe('fox, from elsewhere');
  expect(store.getState().textVersion).toBe(before + 1);
});

test('a text from elsewhere never replaces what is being typed', async () => {
  const { bridge, world, store } = await opened();
  store.getState().edit({ prompt: 'mine' });
  world.drafts.set(fox, aDraft(fox, { recipe: aRecipe({ prompt: 'theirs' }) }));
  bridge.emit('drafts.changed', { revision: 2, changed: [fox] });
  await vi.advanceTimersByTimeAsync(10);
  expect(store.getState().recipe?.prompt).toBe('mine');
});

test('own saves do not disturb the text field', async () => {
  const { store } = await opened();
  const before = store.getState().textVersion;
  store.getState().edit({ prompt: 'fox!' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.getState().textVersion).toBe(before);
});

test('a gap in the events reads the draft again', async () => {
  const { bridge, store } = await opened();
  bridge.emit('drafts.changed', { revision: 2, changed: [] });
  const reads = bridge.inputsOf('drafts.open').length;
  bridge.emit('drafts.changed', { revision: 4, changed: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(bridge.inputsOf('drafts.open')).toHaveLength(reads + 1);
  expect(store.getState().recipe?.prompt).toBe('fox');
});

test('the answer about a draft that is no longer wanted comes too late', async () => {
  const { bridge, store } = await opened();
  const answerLate = bridge.hold('drafts.open');
  const unwanted = store.getState().open(boat);
  const answer = bridge.hold('drafts.open');
  const wanted = store.getState().open(fox);
  answer();
  await wanted;
  answerLate();
  await unwanted;
  expect(store.getState().draft?.id).toBe(fox);
});

test('a draft that cannot be opened says why and shows no other text', async () => {
  const { store } = await opened();
  await store.getState().open(draftId.parse('draftgone'));
  expect(store.getState()).toMatchObject({ draft: null, recipe: null, error: { code: 'not-found' } });
});
