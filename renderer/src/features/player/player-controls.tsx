import {
  ChevronDown,
  ChevronUp,
  Expand,
  Minimize,
  Pause,
  Play,
  Repeat,
  StepBack,
  StepForward,
} from 'lucide-react';
import { playerText } from '../../text/player.ts';
import { formatClock, formatPlace } from '../../text/time.ts';
import { IconButton } from '../../ui/button.tsx';
import { Slider } from '../../ui/slider.tsx';
import type { PlayerAction } from './player-keys.ts';
import type { Playback } from './use-playback.ts';

type PlayerControlsProps = {
  readonly playback: Playback;
  readonly frameMs: number;
  readonly isLooping: boolean;
  readonly isFullscreen: boolean;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onAction: (action: PlayerAction) => void;
  readonly onSeek: (timeS: number) => void;
};

export function PlayerControls(props: PlayerControlsProps) {
  const { playback, frameMs, isLooping, isFullscreen, hasPrevious, hasNext, onAction, onSeek } = props;
  const { isPlaying, timeS } = playback;
  const durationS = Number.isFinite(playback.durationS) ? playback.durationS : 0;
  return (
    <div className="player-controls">
      <IconButton
        label={isPlaying ? playerText.pause : playerText.play}
        keys="Space"
        onClick={() => onAction({ kind: 'toggle' })}
      >
        {isPlaying ? <Pause /> : <Play />}
      </IconButton>
      <IconButton label={playerText.back} keys="," onClick={() => onAction({ kind: 'frame', by: -1 })}>
        <StepBack />
      </IconButton>
      <IconButton label={playerText.forward} keys="." onClick={() => onAction({ kind: 'frame', by: 1 })}>
        <StepForward />
      </IconButton>
      <span className="player-place num">
        <b>{formatPlace(timeS)}</b> / {formatClock(durationS * 1000)}
      </span>
      <div className="player-seek">
        <Slider
          label={playerText.seek}
          value={Math.min(timeS, durationS) * 1000}
          min={0}
          max={Math.max(1, durationS * 1000)}
          step={frameMs}
          valueText={(ms) => playerText.of(formatPlace(ms / 1000), formatClock(durationS * 1000))}
          onChange={(ms) => onSeek(ms / 1000)}
        />
      </div>
      <IconButton
        label={playerText.loop}
        keys="R"
        aria-pressed={isLooping}
        onClick={() => onAction({ kind: 'loop' })}
      >
        <Repeat />
      </IconButton>
      <IconButton
        label={playerText.previous}
        keys="↑"
        blockedBecause={hasPrevious ? null : ''}
        onClick={() => onAction({ kind: 'clip', by: -1 })}
      >
        <ChevronUp />
      </IconButton>
      <IconButton
        label={playerText.next}
        keys="↓"
        blockedBecause={hasNext ? null : ''}
        onClick={() => onAction({ kind: 'clip', by: 1 })}
      >
        <ChevronDown />
      </IconButton>
      <IconButton
        label={isFullscreen ? playerText.leaveFullscreen : playerText.fullscreen}
        keys="F"
        onClick={() => onAction({ kind: 'fullscreen' })}
      >
        {isFullscreen ? <Minimize /> : <Expand />}
      </IconButton>
    </div>
  );
}
