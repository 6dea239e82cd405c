import { Eye, Play } from 'lucide-react';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import type { Clip } from '../../../../../shared/contract/library.ts';
import { storeOf, useBridge } from '../../../stores/bound.ts';
import { clipUrl, posterUrl } from '../../../stores/media-url.ts';
import { createStillVersions } from '../../../stores/still-versions.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { libraryText } from '../../../text/library.ts';
import { Button } from '../../../ui/button.tsx';
import { useClipActions } from '../use-clip-actions.ts';
import { useRedraw } from './use-redraw.ts';
import './clip-head.css';

type ClipHeadProps = {
  readonly clip: Clip;
  readonly isVeiled: boolean;
  /** Whether the file can be played where it lies. */
  readonly isPlayable: boolean;
  readonly onShow: (id: ClipId) => void;
};

/** The clip itself: moving where motion is welcome, otherwise its poster; a click opens the player. */
export function ClipHead({ clip, isVeiled, isPlayable, onShow }: ClipHeadProps) {
  return (
    <div className="clip-head" style={{ aspectRatio: `${clip.width} / ${clip.height}` }}>
      {isVeiled ? (
        <button type="button" className="cell-veil" onClick={() => onShow(clip.id)}>
          <Eye aria-hidden="true" />
          {libraryText.cell.flagged} · {libraryText.cell.show}
        </button>
      ) : (
        <Picture clip={clip} isPlayable={isPlayable} />
      )}
    </div>
  );
}

function Picture({ clip, isPlayable }: Pick<ClipHeadProps, 'clip' | 'isPlayable'>) {
  const { play } = useClipActions();
  const redraw = useRedraw();
  const version = storeOf(useBridge(), createStillVersions).getState().versionOf(clip.id);
  const poster = clip.poster === 'ready' ? posterUrl(clip.id, version) : undefined;
  if (!isPlayable)
    return poster === undefined ? null : <img className="clip-head-picture" src={poster} alt="" />;
  return (
    <>
      <video
        className="clip-head-picture"
        src={clipUrl(clip.id)}
        {...(poster === undefined ? {} : { poster })}
        muted
        loop
        autoPlay={!window.matchMedia('(prefers-reduced-motion: reduce)').matches}
        playsInline
        aria-hidden="true"
      />
      <button type="button" className="clip-head-play" onClick={() => play(clip.id)}>
        <Play aria-hidden="true" />
        <span className="unseen">{libraryText.inspector.play}</span>
      </button>
      {(clip.poster === 'failed' || clip.strip === 'failed') && (
        <div className="clip-head-failed">
          <span>{inspectorText.stills.failed}</span>
          <Button look="solid" onClick={() => redraw(new Set([clip.id]))}>
            {inspectorText.stills.redraw}
          </Button>
        </div>
      )}
    </>
  );
}
