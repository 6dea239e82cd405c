import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import type { AspectRatio } from '../../../../../shared/recipe.ts';
import { usePosterSource } from '../../../stores/poster-source.ts';
import { formatPlace } from '../../../text/time.ts';
import { timelineText } from '../../../text/timeline.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Slider } from '../../../ui/slider.tsx';
import { createStep } from './step.ts';
import type { Step } from './step.ts';

const words = timelineText.diff;

export type Side = {
  readonly side: 'left' | 'right';
  readonly clips: readonly ClipId[];
  readonly aspectRatio: AspectRatio;
};

/** The clips of two revisions side by side, played in step. */
export function ComparePlayers({ sides }: { readonly sides: readonly Side[] }) {
  const [store] = useState(createStep);
  const step = useStore(store);
  const hasClips = sides.some(({ clips }) => clips.length > 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons in it.
    <section
      aria-label={words.clips}
      className="write-compare-clips"
      onKeyDown={(event) => handleKeys(event, step)}
    >
      <div className="write-compare-pair">
        {sides.map((side) => (
          <Shown key={side.side} {...side} add={step.add} />
        ))}
      </div>
      {hasClips && (
        <div className="write-compare-controls">
          <IconButton label={step.isPlaying ? words.pause : words.play} keys="K" onClick={step.toggle}>
            {step.isPlaying ? <Pause /> : <Play />}
          </IconButton>
          <IconButton label={words.step.back} keys="," onClick={() => step.frame(-1)}>
            <ChevronLeft />
          </IconButton>
          <IconButton label={words.step.on} keys="." onClick={() => step.frame(1)}>
            <ChevronRight />
          </IconButton>
          <Slider
            label={words.place}
            value={Math.min(step.timeS, step.durationS)}
            min={0}
            max={Math.max(step.durationS, 0.1)}
            step={0.04}
            valueText={formatPlace}
            onChange={step.seek}
          />
          <span className="num">{formatPlace(step.timeS)}</span>
        </div>
      )}
    </section>
  );
}

function handleKeys(event: KeyboardEvent, step: Step): void {
  if (event.key === 'k') step.toggle();
  else if (event.key === ',') step.frame(-1);
  else if (event.key === '.') step.frame(1);
  else return;
  event.preventDefault();
}

/** One side: its clip, and which of its takes that is. */
function Shown({ side, clips, aspectRatio, add }: Side & { readonly add: Step['add'] }) {
  const [at, setAt] = useState(clips.length - 1);
  const clip = clips[at] ?? clips.at(-1);
  return (
    <div className="write-compare-side">
      {clip === undefined ? (
        <div className="write-compare-none">{words.noClip}</div>
      ) : (
        <Clip key={clip} clip={clip} aspectRatio={aspectRatio} add={add} />
      )}
      {clips.length > 1 && (
        <select
          aria-label={words.takeOf(side)}
          value={at}
          onChange={(event) => setAt(Number(event.currentTarget.value))}
        >
          {clips.map((id, index) => (
            <option key={id} value={index}>
              {words.take(index + 1)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

type ClipProps = { readonly clip: ClipId; readonly aspectRatio: AspectRatio; readonly add: Step['add'] };

function Clip({ clip, aspectRatio, add }: ClipProps) {
  const poster = usePosterSource(clip);
  return (
    <video
      ref={add}
      className={`write-compare-clip write-compare-clip--${aspectRatio.replace(':', 'x')}`}
      src={`/media/clip/${clip}`}
      poster={poster}
      preload="metadata"
      muted
      playsInline
    />
  );
}
