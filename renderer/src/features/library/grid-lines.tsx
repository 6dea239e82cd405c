/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the tags of a table cannot be laid out in justified rows. */
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { Clip } from '../../../../shared/contract/library.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { libraryText } from '../../text/library.ts';
import { formatDay } from '../../text/time.ts';
import { ClipCell } from './clip-cell.tsx';
import type { CellEvents } from './clip-cell.tsx';
import type { GridLine } from './grid-layout.ts';

type LinePlace = { readonly index: number; readonly top: number };

type DayLineProps = LinePlace & { readonly line: Extract<GridLine, { kind: 'day' }> };

export function DayLine({ line, index, top }: DayLineProps) {
  const now = useNow();
  return (
    <div
      role="row"
      className="grid-day"
      aria-rowindex={index + 1}
      style={{ height: line.height, transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" className="grid-day-name">
        {formatDay(line.day, now)} <small className="num">{libraryText.clips(line.clips)}</small>
      </div>
    </div>
  );
}

type ClipLineProps = LinePlace & {
  readonly line: Extract<GridLine, { kind: 'clips' }>;
  readonly ids: readonly ClipId[];
  readonly details: ReadonlyMap<ClipId, Clip>;
  readonly selected: ReadonlySet<ClipId>;
  readonly active: ClipId | null;
  readonly shown: ReadonlySet<ClipId>;
  readonly events: CellEvents;
};

export function ClipLine(props: ClipLineProps) {
  const { line, index, top, ids, details, selected, active, shown, events } = props;
  return (
    <div
      role="row"
      className="grid-row"
      aria-rowindex={index + 1}
      style={{ height: line.height, transform: `translateY(${top}px)` }}
    >
      {ids.slice(line.start, line.end).map((id, at) => (
        <ClipCell
          key={id}
          id={id}
          clip={details.get(id)}
          column={at + 1}
          width={line.widths[at] ?? 0}
          isSelected={selected.has(id)}
          isActive={id === active}
          isShown={shown.has(id)}
          events={events}
        />
      ))}
    </div>
  );
}
