import { useEffect, useRef } from 'react';
import { useBound } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { createPlayerStore } from '../../stores/player.ts';
import { Overlay } from '../../ui/overlay.tsx';
import { Screening } from './screening.tsx';
import './player.css';

/** The player over everything, opened by any room through the player's store. Mounted once. */
export function Player() {
  const clipId = useBound(createPlayerStore, (state) => state.clipId);
  const close = useBound(createPlayerStore, (state) => state.close);
  /** Takes the focus: the keys are its own, and a button that had it would show its tooltip first. */
  const root = useRef<HTMLDivElement>(null);
  const want = useBound(createLibraryStore, (state) => state.want);

  useEffect(() => want(clipId === null ? [] : [clipId], 'player'), [clipId, want]);

  return (
    <Overlay isOpen={clipId !== null} onClose={close} className="player" initialFocus={root}>
      {clipId !== null && <Screening clipId={clipId} root={root} />}
    </Overlay>
  );
}
