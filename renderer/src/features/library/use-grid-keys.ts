import { useRef, useLayoutEffect } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createSelectionStore } from '../../stores/selection.ts';
import { moveInGrid, moveOfKey } from './grid-keys.ts';
import type { GridLayout } from './grid-layout.ts';
import { useClipActions } from './use-clip-actions.ts';
import type { GridScroll } from './use-grid-window.ts';
import { useLibrary } from './use-library.ts';

type GridKeys = {
  readonly layout: GridLayout;
  readonly scroll: GridScroll;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly active: ClipId | null;
  readonly viewHeight: number;
};

/** The keyboard in the grid. */
export function useGridKeys({ layout, scroll, scroller, active, viewHeight }: GridKeys) {
  const ids = useLibrary((state) => state.ids);
  const selection = storeOf(useBridge(), createSelectionStore);
  const actions = useClipActions();
  const toFocus = useRef<ClipId | null>(null);
  /** The focused cell is about to go; its follower takes the focus. */
  const isTrashing = useRef(false);

  // After every render: the cell to be focused may have to be scrolled in and drawn first.
  useLayoutEffect(() => {
    if (isTrashing.current && document.activeElement === document.body) toFocus.current = active;
    if (toFocus.current === null) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-clip="${toFocus.current}"]`);
    if (cell === null || cell === undefined) return;
    toFocus.current = null;
    isTrashing.current = false;
    cell.focus({ preventScroll: true });
  });

  function goTo(index: number, isRange: boolean): void {
    const id = ids[index];
    if (id === undefined) return;
    toFocus.current = id;
    selection.getState().select(id, isRange ? 'range' : 'only');
    scroll.reveal(layout.lineOf[index] ?? 0);
  }

  function trash(chosen: readonly ClipId[]): void {
    isTrashing.current = true;
    actions.trash(chosen);
  }

  function act(event: KeyboardEvent, id: ClipId): boolean {
    const state = selection.getState();
    const chosen = state.selected.has(id) ? ids.filter((each) => state.selected.has(each)) : [id];
    const withControl = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (withControl && key === ' ') state.select(id, 'toggle');
    else if (key === ' ' || key === 'Enter') actions.play(id);
    else if (key === 'Delete' || key === 'Backspace') trash(chosen);
    else if (withControl && key === 'a') state.selectAll();
    else if (withControl && key === 'c') actions.copyFiles(chosen);
    else if (key === 'Escape' && state.selected.size > 0) state.clear();
    else return false;
    return true;
  }

  return (event: KeyboardEvent): void => {
    if (active === null || event.target instanceof HTMLButtonElement) return;
    const move = event.altKey ? null : moveOfKey(event);
    if (move !== null) goTo(moveInGrid(layout, ids.indexOf(active), move, viewHeight), event.shiftKey);
    else if (!act(event, active)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
