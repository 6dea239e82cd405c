import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { useBound } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { createPlayerStore } from '../../stores/player.ts';
import { playerText } from '../../text/player.ts';
import { IconButton } from '../../ui/button.tsx';
import { OverlayClose, OverlayTitle } from '../../ui/overlay.tsx';
import { PlayerControls } from './player-controls.tsx';
import { PlayerProblem } from './player-problem.tsx';
import { useClipSteps } from './use-clip-steps.ts';
import { useFullscreen } from './use-fullscreen.ts';
import { playerActionOf } from './player-keys.ts';
import { usePlayerActions } from './use-player-actions.ts';
import { usePlayback } from './use-playback.ts';

type ScreeningProps = {
  readonly clipId: ClipId;
  /** Where the keys arrive, and what fills the screen. */
  readonly root: RefObject<HTMLDivElement | null>;
};

/** One clip on the screen, with its controls and keys. */
export function Screening({ clipId, root }: ScreeningProps) {
  const clip = useBound(createLibraryStore, (state) => state.details.get(clipId));
  const setPlaying = useBound(createPlayerStore, (state) => state.setPlaying);
  const { step, hasPrevious, hasNext } = useClipSteps(clipId);
  const video = useRef<HTMLVideoElement>(null);
  const { isFullscreen, toggleFullscreen } = useFullscreen(root);
  const src = `/media/clip/${clipId}`;
  const playback = usePlayback(video, src);
  const frameMs = 1000 / (clip?.fps ?? 24);
  const { act, seekTo, isLooping } = usePlayerActions({ video, frameMs, step, toggleFullscreen });
  const isMissing = clip?.missing === true;
  const hasProblem = isMissing || playback.hasFailed;

  useEffect(() => {
    setPlaying(playback.isPlaying);
    return () => setPlaying(false);
  }, [playback.isPlaying, setPlaying]);

  function handleKey(event: KeyboardEvent): void {
    const action = playerActionOf(event);
    if (action === null) return;
    // Space on a button presses the button.
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation();
    act(action);
  }

  return (
    <div className="player-root" ref={root} tabIndex={-1} onKeyDownCapture={handleKey}>
      <header className="player-head">
        <OverlayTitle className="player-title one-line">{playerText.title(clip?.title ?? '')}</OverlayTitle>
        <OverlayClose
          render={
            <IconButton label={playerText.close} keys="Esc">
              <X />
            </IconButton>
          }
        />
      </header>
      <div className="player-stage">
        {hasProblem && <PlayerProblem clipId={clipId} isMissing={isMissing} />}
        <video
          ref={video}
          className="player-video"
          hidden={hasProblem}
          src={src}
          {...(clip?.poster === 'ready' ? { poster: `/media/poster/${clipId}` } : {})}
          aria-label={playerText.video}
          autoPlay
          muted
          playsInline
          loop={isLooping}
          onClick={() => act({ kind: 'toggle' })}
          onDoubleClick={() => act({ kind: 'fullscreen' })}
        />
      </div>
      <PlayerControls
        playback={playback}
        frameMs={frameMs}
        isLooping={isLooping}
        isFullscreen={isFullscreen}
        hasPrevious={hasPrevious}
        hasNext={hasNext}
        onAction={act}
        onSeek={seekTo}
      />
    </div>
  );
}
