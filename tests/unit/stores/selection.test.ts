import { describe, expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { keepSelection, selectClip } from '../../../renderer/src/stores/selection.ts';
import type { SelectionState } from '../../../renderer/src/stores/selection.ts';

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
