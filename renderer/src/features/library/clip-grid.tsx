import { useEffect, useMemo, useRef } from 'react';
import { useElementSize } from '../../ui/use-element-size.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { libraryText } from '../../text/library.ts';
import { layoutGrid } from './grid-layout.ts';
import type { GridLayout } from './grid-layout.ts';
import { ClipLine, DayLine } from './grid-lines.tsx';
import { dayHeight, gap, padding } from './grid-measures.ts';
import { useCellEvents } from './use-cell-events.ts';
import { useGridLines } from './use-grid-lines.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useShownClip } from './use-shown-clip.ts';
import { useLibrary, useSelection } from './use-library.ts';
import './clip-grid.css';

type ClipGridProps = {
  /** Wished row height, CSS pixels. */
  readonly density: number;
  readonly shown: ReadonlySet<ClipId>;
  readonly onShow: (id: ClipId) => void;
};

function clipsOn(
  lines: readonly { readonly index: number }[],
  layout: GridLayout,
  ids: readonly ClipId[],
): readonly ClipId[] {
  return lines.flatMap(({ index }) => {
    const line = layout.lines[index];
    return line?.kind === 'clips' ? ids.slice(line.start, line.end) : [];
  });
}

/** The clips in justified rows by day, virtualised: any number of them costs what is on the screen. */
export function ClipGrid({ density, shown, onShow }: ClipGridProps) {
  const ids = useLibrary((state) => state.ids);
  const ratios = useLibrary((state) => state.ratios);
  const days = useLibrary((state) => state.days);
  const details = useLibrary((state) => state.details);
  const want = useLibrary((state) => state.want);
  const selected = useSelection((state) => state.selected);
  const active = useSelection((state) => state.active) ?? ids[0] ?? null;

  const scroller = useRef<HTMLDivElement>(null);
  const size = useElementSize(scroller);
  const width = Math.max(0, size.width - padding.left - padding.right);
  const layout = useMemo(
    () => layoutGrid(ratios, days, { width, targetHeight: density, gap, dayHeight }),
    [ratios, days, width, density],
  );
  const activeLine = active === null ? -1 : (layout.lineOf[ids.indexOf(active)] ?? -1);

  const virtualizer = useGridLines({ scroller, lines: width === 0 ? [] : layout.lines, activeLine });
  useKeptPlace(virtualizer, layout, ids);
  useShownClip(virtualizer, layout);

  const lines = virtualizer.getVirtualItems();
  const visible = useMemo(() => clipsOn(lines, layout, ids), [lines, layout, ids]);
  useEffect(() => want(visible, 'grid'), [visible, want]);

  const events = useCellEvents(onShow);
  const handleKeyDown = useGridKeys({ layout, virtualizer, scroller, active, viewHeight: size.height });

  return (
    <div className="grid-scroller" ref={scroller}>
      <div
        role="grid"
        tabIndex={-1}
        className="grid"
        aria-label={libraryText.grid}
        aria-multiselectable="true"
        aria-rowcount={layout.lines.length}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={handleKeyDown}
      >
        {lines.map(({ index, start, key }) => {
          const line = layout.lines[index];
          if (line === undefined) return null;
          if (line.kind === 'day') return <DayLine key={key} line={line} index={index} top={start} />;
          return (
            <ClipLine
              key={key}
              line={line}
              index={index}
              top={start}
              ids={ids}
              details={details}
              selected={selected}
              active={active}
              shown={shown}
              events={events}
            />
          );
        })}
      </div>
    </div>
  );
}
