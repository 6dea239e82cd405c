import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createPlayerStore } from '../../stores/player.ts';
import { createSelectionStore } from '../../stores/selection.ts';
import { commandOf } from './grid-commands.ts';
import type { GridCommand } from './grid-commands.ts';
import { moveInGrid, moveOfKey } from './grid-keys.ts';
import type { GridLayout } from './grid-layout.ts';
import { focusSearch } from './search-focus.ts';
import { useArranging } from './use-arranging.ts';
import { useClipActions } from './use-clip-actions.ts';
import { useCuration } from './use-curation.ts';
import type { GridScroll } from './use-grid-window.ts';
import { useLibrary } from './use-library.ts';

type GridKeys = {
  readonly layout: GridLayout;
  readonly scroll: GridScroll;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly active: ClipId | null;
  readonly viewHeight: number;
  /** Opens the clip, or shows one that is veiled. */
  readonly onLook: (id: ClipId) => void;
  readonly onTag: (ids: ReadonlySet<ClipId>) => void;
};

/** The keyboard in the grid. */
export function useGridKeys(options: GridKeys) {
  const { layout, scroll, scroller, active, viewHeight } = options;
  const ids = useLibrary((state) => state.ids);
  const bridge = useBridge();
  const selection = storeOf(bridge, createSelectionStore);
  const player = storeOf(bridge, createPlayerStore);
  const focus = useCellFocus(scroller, active);
  const run = useGridCommands(options, focus);

  function goTo(index: number, isRange: boolean): void {
    const id = ids[index];
    if (id === undefined) return;
    focus.wish(id);
    selection.getState().select(id, isRange ? 'range' : 'only');
    scroll.reveal(layout.lineOf[index] ?? 0);
  }

  return (event: KeyboardEvent): void => {
    if (active === null || event.target instanceof HTMLButtonElement) return;
    const { clipId: played, close } = player.getState();
    if (played !== null) {
      // The player is open and takes the keyboard a moment later: what is pressed until then is meant for it.
      if (event.key === 'Escape') close();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const move = event.altKey ? null : moveOfKey(event);
    const command = commandOf(event);
    if (move !== null) goTo(moveInGrid(layout, ids.indexOf(active), move, viewHeight), event.shiftKey);
    else if (command === null || !run(command, active)) return;
    // A letter that begins a search is typed into its field, which has the keyboard by now.
    if (command?.kind !== 'search') event.preventDefault();
    event.stopPropagation();
  };
}

/** Brings the focus to cells that may have to be scrolled in and drawn first. */
function useCellFocus(scroller: RefObject<HTMLDivElement | null>, active: ClipId | null) {
  const wished = useRef<ClipId | null>(null);
  /** The focused cell is about to go; its follower takes the focus. */
  const isLeaving = useRef(false);

  // After every render, since each may have drawn the cell.
  useLayoutEffect(() => {
    if (isLeaving.current && document.activeElement === document.body) wished.current = active;
    if (wished.current === null) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-clip="${wished.current}"]`);
    if (cell === null || cell === undefined) return;
    wished.current = null;
    isLeaving.current = false;
    cell.focus({ preventScroll: true });
  });

  return {
    wish(id: ClipId): void {
      wished.current = id;
    },
    leave(): void {
      isLeaving.current = true;
    },
  };
}

type CellFocus = ReturnType<typeof useCellFocus>;

/** Answers whether the command did anything. */
function useGridCommands({ onLook, onTag }: GridKeys, focus: CellFocus) {
  const ids = useLibrary((state) => state.ids);
  const selection = storeOf(useBridge(), createSelectionStore);
  const actions = useClipActions();
  const curation = useCuration();
  const arranging = useArranging();
  const notices = useNotices();

  return (command: GridCommand, id: ClipId): boolean => {
    const state = selection.getState();
    const chosen: ReadonlySet<ClipId> = state.selected.size > 0 ? state.selected : new Set([id]);
    const inOrder = (): readonly ClipId[] => ids.filter((each) => chosen.has(each));
    switch (command.kind) {
      case 'curate':
        // In a search for what is unrated the clip may go with its rating.
        focus.leave();
        curation.change(chosen, command.change);
        return true;
      case 'toggle':
        state.select(id, 'toggle');
        return true;
      case 'look':
        onLook(id);
        return true;
      case 'trash':
        focus.leave();
        actions.trash(inOrder());
        return true;
      case 'select-all':
        notices.run(state.selectAll);
        return true;
      case 'copy':
        actions.copyFiles(inOrder());
        return true;
      case 'clear':
        if (state.selected.size > 0) state.clear();
        return state.selected.size > 0;
      case 'tag':
        onTag(chosen);
        return true;
      case 'earlier':
      case 'later':
        if (arranging.isByHand()) arranging.nudge(chosen, command.kind);
        return arranging.isByHand();
      case 'search':
        focusSearch('end');
        return true;
    }
  };
}
