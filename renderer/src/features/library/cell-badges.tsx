import { Check, X } from 'lucide-react';
import type { Clip } from '../../../../shared/contract/library.ts';
import { libraryActs } from '../../text/library-acts.ts';
import { formatClock } from '../../text/time.ts';
import { ratioName } from './cell-name.ts';
import './cell-badges.css';

/** Narrower than these, CSS pixels, a picture has no place for them. */
const roomForLength = 56;
const roomForRatio = 190;
/** Five stars beside the flag, the label and the length. */
const roomForStars = 156;

type CellBadgesProps = { readonly clip: Clip; readonly width: number };

/** What is known of the clip, on its picture. The cell's name says the same, so nothing here is read out. */
export function CellBadges({ clip, width }: CellBadgesProps) {
  const hasMarks = clip.flag !== null || clip.label !== null || clip.rating > 0;
  return (
    <>
      {hasMarks && <Marks clip={clip} isRoomy={width >= roomForStars} />}
      {width >= roomForLength && (
        <span className="cell-length num" aria-hidden="true">
          {width >= roomForRatio && <small>{ratioName(clip.width, clip.height)}</small>}
          {formatClock(clip.durationMs)}
        </span>
      )}
    </>
  );
}

function Marks({ clip, isRoomy }: { readonly clip: Clip; readonly isRoomy: boolean }) {
  const { flag, label, rating } = clip;
  return (
    <span className="cell-marks num" aria-hidden="true">
      {flag === 'keep' && <Check className="cell-keep" />}
      {flag === 'reject' && <X className="cell-reject" />}
      {label !== null && (
        <i className="cell-label" data-label={label}>
          {libraryActs.labelLetters[label]}
        </i>
      )}
      {rating > 0 && (isRoomy ? libraryActs.starsShort(rating) : `${rating}★`)}
    </span>
  );
}
