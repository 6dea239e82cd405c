import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { storeOf } from '../../../renderer/src/stores/bound.ts';
import { createLibraryStore } from '../../../renderer/src/stores/library.ts';
import { createSelectionStore, keepSelection, selectClip } from '../../../renderer/src/stores/selection.ts';
import type { SelectionState } from '../../../renderer/src/stores/selection.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { footage } from '../../fakes/bridge/footage.ts';
import { emptyWorld } from '../../fakes/bridge/world.ts';

const order = ['a', 'b', 'c', 'd', 'e'].map((letter) => clipId.parse(`clip000${letter}`));
const at = (index: number): ClipId => order[index] ?? clipId.parse('clip0000x');
const none: SelectionState = { selected: new Set(), anchor: null, active: null };

function of(...indexes: number[]): ReadonlySet<ClipId> {
  return new Set(indexes.map(at));
}

describe('choosing clips', () => {
  it('takes one alone on a plain click', () => {
    expect(selectClip({ ...none, selected: of(0, 1) }, order, at(3), 'only')).toEqual({
      selected: of(3),
      anchor: at(3),
      active: at(3),
    });
  });

  it('adds and takes away with control', () => {
    const added = selectClip({ ...none, selected: of(0) }, order, at(2), 'toggle');
    expect(added.selected).toEqual(of(0, 2));
    expect(selectClip(added, order, at(0), 'toggle').selected).toEqual(of(2));
  });

  it('takes a range from the anchor with shift, in both directions, and the anchor stays', () => {
    const anchored = { ...none, selected: of(2), anchor: at(2), active: at(2) };
    const down = selectClip(anchored, order, at(4), 'range');
    expect(down).toEqual({ selected: of(2, 3, 4), anchor: at(2), active: at(4) });
    expect(selectClip(down, order, at(0), 'range').selected).toEqual(of(0, 1, 2));
  });

  it('begins a range where there is no anchor', () => {
    expect(selectClip(none, order, at(1), 'range')).toEqual({
      selected: of(1),
      anchor: at(1),
      active: at(1),
    });
  });
});

describe('keeping the selection when the clips change', () => {
  it('keeps what is still there, by id', () => {
    const state = { selected: of(1, 3), anchor: at(1), active: at(3) };
    expect(keepSelection(state, order, [clipId.parse('clip000z'), ...order])).toEqual(state);
  });

  it('forgets what is gone and hands the keyboard to the follower', () => {
    const state = { selected: of(1, 2), anchor: at(1), active: at(1) };
    const after = [at(0), at(2), at(3)];
    expect(keepSelection(state, order, after)).toEqual({ selected: of(2), anchor: null, active: at(2) });
  });

  it('hands the keyboard to the last clip when nothing follows', () => {
    const state = { selected: of(4), anchor: at(4), active: at(4) };
    expect(keepSelection(state, order, [at(0), at(1)]).active).toBe(at(1));
  });

  it('is empty in an empty library', () => {
    const state = { selected: of(4), anchor: at(4), active: at(4) };
    expect(keepSelection(state, order, [])).toEqual(none);
  });
});

describe('while only the first clips of an answer are here', () => {
  async function firstOf(count: number) {
    const world = emptyWorld();
    world.clips = footage(count);
    const bridge = createFakeBridge(world);
    const library = storeOf(bridge, createLibraryStore);
    const selection = storeOf(bridge, createSelectionStore);
    await vi.advanceTimersByTimeAsync(500);
    return { bridge, library, selection, ids: world.clips.map((clip) => clip.id) };
  }

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('what is selected further down stays so', async () => {
    const { library, selection, ids } = await firstOf(900);
    const last = ids.at(-1);
    if (last === undefined) throw new Error('no clip');
    selection.getState().select(last, 'only');
    library.getState().arrange({ group: 'none' });
    await vi.advanceTimersByTimeAsync(0);
    expect(library.getState().isWhole).toBe(false);
    expect(selection.getState().selected).toEqual(new Set([last]));
    await vi.advanceTimersByTimeAsync(500);
    expect(selection.getState().selected).toEqual(new Set([last]));
  });

  it('all of them means all that is found', async () => {
    const { library, selection } = await firstOf(900);
    library.getState().arrange({ group: 'none' });
    await vi.advanceTimersByTimeAsync(0);
    expect(library.getState().isWhole).toBe(false);
    void selection.getState().selectAll();
    await vi.advanceTimersByTimeAsync(0);
    expect(selection.getState().selected.size).toBe(900);
  });

  it('all of them means none of them when the rest cannot be had, and whoever asked is told', async () => {
    const { bridge, library, selection } = await firstOf(900);
    library.getState().arrange({ group: 'none' });
    await vi.advanceTimersByTimeAsync(0);
    bridge.fail('library.outline', 'unexpected');
    await expect(selection.getState().selectAll()).rejects.toMatchObject({ code: 'unexpected' });
    expect(selection.getState().selected.size).toBe(0);
    bridge.heal('library.outline');
    await selection.getState().selectAll();
    expect(selection.getState().selected.size).toBe(900);
  });
});
