import { expect, test, vi } from 'vitest';
import { createDraftTakesStore } from '../../../renderer/src/stores/draft-takes.ts';
import { createDraftsStore } from '../../../renderer/src/stores/drafts.ts';
import { storeOf } from '../../../renderer/src/stores/bound.ts';
import { createQuotesStore, listQuote, quoteKey } from '../../../renderer/src/stores/quotes.ts';
import { createSettingsStore } from '../../../renderer/src/stores/settings.ts';
import { createStatusStore } from '../../../renderer/src/stores/status.ts';
import { draftId } from '../../../shared/contract/ids.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { aTake } from '../../fakes/bridge/samples.ts';
import { scenarios } from '../../fakes/bridge/scenarios.ts';
import { changeStatus, changeTakes } from '../../fakes/bridge/world.ts';

const fox = draftId.parse('draftfox1');

test('a store is made once for each bridge', () => {
  const bridge = createFakeBridge();
  expect(storeOf(bridge, createStatusStore)).toBe(storeOf(bridge, createStatusStore));
  expect(storeOf(createFakeBridge(), createStatusStore)).not.toBe(storeOf(bridge, createStatusStore));
});

test('the status follows main and ignores what is older', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createStatusStore(bridge);
  await vi.waitFor(() => expect(store.getState().status?.service).toBe('live'));
  const old = bridge.world.status;
  changeStatus(bridge.world, bridge.emit, { connection: 'offline' });
  bridge.emit('app.statusChanged', old);
  expect(store.getState().status?.connection).toBe('offline');
});

test('a check that fails keeps the status and says why', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createStatusStore(bridge);
  bridge.fail('app.checkConnection', 'offline');
  await store.getState().check();
  expect(store.getState()).toMatchObject({ isChecking: false, error: { code: 'offline' } });
});

test('an empty studio gets one first draft, however often it is asked for', async () => {
  const bridge = createFakeBridge();
  const store = createDraftsStore(bridge);
  await Promise.all([store.getState().createFirst(), store.getState().createFirst()]);
  expect(bridge.world.drafts.size).toBe(1);
  expect(store.getState().drafts).toHaveLength(1);
});

test('a draft made elsewhere appears in the list', async () => {
  const bridge = createFakeBridge();
  const store = createDraftsStore(bridge);
  await bridge.request('drafts.create', {});
  await vi.waitFor(() => expect(store.getState().drafts).toHaveLength(1));
});

test('a save brings its draft to the front with its new line; the list is not read again', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createDraftsStore(bridge);
  await vi.waitFor(() => expect(store.getState().drafts).toHaveLength(5));
  const before = store.getState().drafts ?? [];
  const last = before.at(-1);
  if (last === undefined) throw new Error('No draft');
  bridge.fail('drafts.list', 'unexpected');
  const line = { ...last, title: 'An owl at dusk' };
  const revision = bridge.world.draftsRevision + 1;
  bridge.emit('drafts.changed', { revision, changed: [], saved: [line] });
  expect(store.getState().drafts).toEqual([line, ...before.slice(0, -1)]);
  expect(store.getState().error).toBeNull();
});

test('a save that changes nothing the list shows leaves it the same list', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createDraftsStore(bridge);
  await vi.waitFor(() => expect(store.getState().drafts).toHaveLength(5));
  const { drafts } = store.getState();
  const [first] = drafts ?? [];
  if (first === undefined) throw new Error('No draft');
  const saved = [{ ...first, updatedAtMs: first.updatedAtMs + 1 }];
  bridge.emit('drafts.changed', { revision: bridge.world.draftsRevision + 1, changed: [], saved });
  expect(store.getState().drafts).toBe(drafts);
});

test('a save of a draft that is not in the list has it read again', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createDraftsStore(bridge);
  await vi.waitFor(() => expect(store.getState().drafts).toHaveLength(5));
  const { draftsRevision } = bridge.world;
  await bridge.request('drafts.create', {});
  const [line] = store.getState().drafts ?? [];
  if (line === undefined) throw new Error('No draft');
  const saved = [{ ...line, id: draftId.parse('draftother') }];
  bridge.emit('drafts.changed', { revision: draftsRevision + 2, changed: [], saved });
  await vi.waitFor(() => expect(store.getState().drafts).toHaveLength(6));
});

test('a trashed draft comes back', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createDraftsStore(bridge);
  await store.getState().trash(fox);
  await vi.waitFor(() => expect(store.getState().drafts).toHaveLength(4));
  await store.getState().restore(fox);
  await vi.waitFor(() => expect(store.getState().drafts).toHaveLength(5));
});

test('the takes of the open draft take in changes, those of others do not come in', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createDraftTakesStore(bridge);
  await store.getState().show(fox);
  expect(store.getState().takes?.size).toBe(3);
  const other = draftId.parse('draftneon');
  changeTakes(bridge.world, bridge.emit, [aTake('takenew01'), aTake('takenew02', { draftId: other })]);
  expect(store.getState().takes?.size).toBe(4);
});

test('a take that leaves the queue stays in its draft', async () => {
  const bridge = createFakeBridge(scenarios.busy());
  const store = createDraftTakesStore(bridge);
  await store.getState().show(fox);
  const before = store.getState().takes?.size;
  await bridge.request('takes.dismiss', { ids: ['takewait1'] });
  expect(store.getState().takes?.size).toBe(before);
});

test('a gap in the events reads the takes of the draft again', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createDraftTakesStore(bridge);
  await store.getState().show(fox);
  changeTakes(bridge.world, bridge.emit, []);
  const missed = aTake('takemiss1');
  bridge.world.takes.set(missed.id, missed);
  bridge.world.takesRevision += 1;
  changeTakes(bridge.world, bridge.emit, []);
  await vi.waitFor(() => expect(store.getState().takes?.has(missed.id)).toBe(true));
});

test('without an answer about the price the list price stands', async () => {
  const bridge = createFakeBridge(scenarios.studio());
  const store = createQuotesStore(bridge);
  bridge.fail('takes.quote', 'offline');
  const wish = { durationS: 10, aspectRatio: '16:9' } as const;
  await store.getState().ask('live', wish);
  expect(store.getState().quotes[quoteKey('live', wish)]).toBeUndefined();
  expect(listQuote('live', wish)).toEqual({ unitMicros: 2_600_000, source: 'list' });
  expect(listQuote('practice', wish)).toEqual({ unitMicros: 0, source: 'free' });
});

test('the key goes out once and only its end comes back', async () => {
  const bridge = createFakeBridge();
  const store = createSettingsStore(bridge);
  await store.getState().saveKey('wsk-secret-1234', 'default');
  expect(store.getState().settings?.key).toMatchObject({ source: 'stored', lastFour: '1234' });
  expect(JSON.stringify(store.getState())).not.toContain('secret');
});
