/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the tags of a table cannot be laid out in justified rows. */
import { memo } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { Clip } from '../../../../shared/contract/library.ts';
import type { Term } from '../../../../shared/library-query/terms.ts';
import { libraryText } from '../../text/library.ts';
import { ClipCell } from './clip-cell.tsx';
import type { CellEvents } from './clip-cell.tsx';
import type { GridLayout } from './grid-layout.ts';

/** What every row needs to know of its clips. */
export type RowFacts = {
  readonly ids: readonly ClipId[];
  readonly details: ReadonlyMap<ClipId, Clip>;
  readonly selected: ReadonlySet<ClipId>;
  readonly active: ClipId | null;
  readonly shown: ReadonlySet<ClipId>;
  /** The screen flies past: only places are drawn. */
  readonly isBare: boolean;
  readonly terms: readonly Term[];
  readonly events: CellEvents;
};

type GroupHeadingProps = {
  readonly name: string;
  readonly count: number;
  readonly line: number;
  readonly height: number;
  /** Holds the keyboard's clip, so its button is in the order of Tab. */
  readonly isActive: boolean;
  readonly onSelect: () => void;
};

/** Sticks to the top of the screen while its clips pass. */
export function GroupHeading({ name, count, line, height, isActive, onSelect }: GroupHeadingProps) {
  const words = libraryText.group;
  return (
    <div role="row" className="grid-heading" aria-rowindex={line + 1} style={{ height }}>
      <div role="rowheader" className="grid-heading-name">
        {name} <small className="num">{libraryText.clips(count)}</small>
        <button type="button" tabIndex={isActive ? 0 : -1} aria-label={words.select(name)} onClick={onSelect}>
          {words.selectShort}
        </button>
      </div>
    </div>
  );
}

type ClipRowProps = RowFacts & {
  readonly layout: GridLayout;
  readonly line: number;
  /** CSS pixels from the top of its group. */
  readonly top: number;
};

export const ClipRow = memo(function ClipRow({ layout, line, top, ...facts }: ClipRowProps) {
  const start = layout.starts[line] ?? 0;
  const end = layout.starts[line + 1] ?? start;
  return (
    <div
      role="row"
      className="grid-row"
      aria-rowindex={line + 1}
      style={{ height: layout.heights[line] ?? 0, top }}
    >
      {facts.ids.slice(start, end).map((id, at) => (
        <ClipCell
          key={id}
          id={id}
          clip={facts.details.get(id)}
          column={at + 1}
          width={layout.widths[start + at] ?? 0}
          isSelected={facts.selected.has(id)}
          isActive={id === facts.active}
          isShown={facts.shown.has(id)}
          isBare={facts.isBare}
          terms={facts.terms}
          events={facts.events}
        />
      ))}
    </div>
  );
});
