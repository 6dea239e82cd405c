/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the tags of a table cannot be laid out in justified rows. */
import { Eye, FileQuestion, Film } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { DragEvent, MouseEvent } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { Clip } from '../../../../shared/contract/library.ts';
import type { Term } from '../../../../shared/library-query/terms.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { posterUrl } from '../../stores/media-url.ts';
import { createStillVersions } from '../../stores/still-versions.ts';
import { libraryText } from '../../text/library.ts';
import { CellBadges } from './cell-badges.tsx';
import { CellCaption, roomForCaption } from './cell-caption.tsx';
import { cellName } from './cell-name.ts';
import { HoverStrip } from './hover-strip.tsx';
import { MissingMark } from './missing-part.tsx';
import { useScrub } from './use-scrub.ts';

const words = libraryText.cell;

export type CellEvents = {
  readonly onPress: (id: ClipId, event: MouseEvent) => void;
  readonly onOpen: (id: ClipId) => void;
  readonly onPrepareDrag: (id: ClipId) => void;
  readonly onDragStart: (id: ClipId, event: DragEvent) => void;
  readonly onShow: (id: ClipId) => void;
};

type ClipCellProps = {
  readonly id: ClipId;
  readonly clip: Clip | undefined;
  readonly column: number;
  readonly width: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  /** A flagged clip the user asked to see. */
  readonly isShown: boolean;
  /** Only its place is drawn: the screen flies past. */
  readonly isBare: boolean;
  /** What is searched for, to be shown where it was found. */
  readonly terms: readonly Term[];
  readonly events: CellEvents;
};

export const ClipCell = memo(function ClipCell(props: ClipCellProps) {
  const { id, clip, column, width, isSelected, isActive, isShown, isBare, terms, events } = props;
  const cell = useRef<HTMLDivElement>(null);
  const { scrub, leave, handlers } = useScrub();
  const isVeiled = clip?.flagged === true && !isShown;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid handles the keys of all its cells.
    <div
      ref={cell}
      role="gridcell"
      className="cell"
      data-clip={id}
      style={{ width }}
      aria-colindex={column}
      aria-selected={isSelected}
      aria-label={cellName(clip, isVeiled)}
      data-flag={clip?.flag ?? undefined}
      tabIndex={isActive ? 0 : -1}
      draggable
      onClick={(event) => events.onPress(id, event)}
      onDoubleClick={() => events.onOpen(id)}
      onPointerDown={() => events.onPrepareDrag(id)}
      {...handlers}
      onDragStart={(event) => {
        leave();
        events.onDragStart(id, event);
      }}
    >
      {!isBare && <Poster clip={clip} isVeiled={isVeiled} />}
      {scrub !== null && clip !== undefined && !isVeiled && (
        <HoverStrip clip={clip} scrub={scrub} over={cell} />
      )}
      {clip?.missing === true && <MissingMark clip={clip} />}
      {isVeiled && (
        <button
          type="button"
          className="cell-veil"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            events.onShow(id);
          }}
        >
          <Eye aria-hidden="true" />
          <span>{words.flagged}</span> <b>{words.show}</b>
        </button>
      )}
      {clip !== undefined && !isBare && <CellBadges clip={clip} width={width} />}
      {clip !== undefined && terms.length > 0 && width >= roomForCaption && (
        <CellCaption clip={clip} terms={terms} />
      )}
    </div>
  );
});

type PosterProps = { readonly clip: Clip | undefined; readonly isVeiled: boolean };

function Poster({ clip, isVeiled }: PosterProps) {
  const versions = storeOf(useBridge(), createStillVersions).getState();
  const source = clip?.poster === 'ready' ? posterUrl(clip.id, versions.versionOf(clip.id)) : null;
  const [failed, setFailed] = useState<string | null>(null);
  if (source !== null && source !== failed) {
    return (
      <img
        className={isVeiled ? 'cell-poster is-veiled' : 'cell-poster'}
        src={source}
        alt=""
        decoding="async"
        draggable={false}
        onError={() => setFailed(source)}
      />
    );
  }
  const isMissing = clip?.missing === true;
  return (
    <span className="cell-blank" aria-hidden="true">
      {clip !== undefined && (isMissing ? <FileQuestion /> : <Film />)}
    </span>
  );
}
