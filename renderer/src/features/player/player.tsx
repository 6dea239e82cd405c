import { useEffect, useLayoutEffect, useRef } from 'react';
import { useBound } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { createPlayerStore } from '../../stores/player.ts';
import { Overlay } from '../../ui/overlay.tsx';
import { Screening } from './screening.tsx';
import './player.css';

/**
 * What had the keyboard has it again as soon as the player closes: while its picture fades, the next key is meant for what is seen behind
 * it.
 */
function useFocusReturned(isOpen: boolean): void {
  const opener = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (isOpen) {
      const { activeElement } = document;
      opener.current = activeElement instanceof HTMLElement ? activeElement : null;
    } else if (opener.current !== null) {
      opener.current.focus({ preventScroll: true });
      opener.current = null;
    }
  }, [isOpen]);
}

/** The player over everything, opened by any room through the player's store. Mounted once. */
export function Player() {
  const clipId = useBound(createPlayerStore, (state) => state.clipId);
  const close = useBound(createPlayerStore, (state) => state.close);
  /** Takes the focus: the keys are its own, and a button that had it would show its tooltip first. */
  const root = useRef<HTMLDivElement>(null);
  const want = useBound(createLibraryStore, (state) => state.want);

  useFocusReturned(clipId !== null);
  useEffect(() => want(clipId === null ? [] : [clipId], 'player'), [clipId, want]);

  return (
    <Overlay isOpen={clipId !== null} onClose={close} className="player" initialFocus={root}>
      {clipId !== null && <Screening clipId={clipId} root={root} />}
    </Overlay>
  );
}
