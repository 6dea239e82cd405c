/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the tags of a table cannot be laid out in justified rows. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { MouseEvent } from 'react';
import { useElementSize } from '../../ui/use-element-size.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { parseQuery } from '../../../../shared/library-query/parse-query.ts';
import type { Term } from '../../../../shared/library-query/terms.ts';
import { useAttempt } from '../../notices/use-attempt.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { createSelectionStore } from '../../stores/selection.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { libraryText } from '../../text/library.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { InsertionMark, useArrangeDrop } from './arrange-drop.tsx';
import { FrameSelect } from './frame-select.tsx';
import { ClipRow, GroupHeading } from './grid-groups.tsx';
import type { RowFacts } from './grid-groups.tsx';
import { layoutGrid } from './grid-layout.ts';
import type { GridLayout } from './grid-layout.ts';
import { GridMenu } from './grid-menu.tsx';
import { groupName } from './group-name.ts';
import { gap, headingHeight, padding } from './grid-measures.ts';
import { rowTop, sectionsOf } from './grid-sections.ts';
import type { GridSection } from './grid-sections.ts';
import { tallest } from './tall-scroll.ts';
import { useCellEvents } from './use-cell-events.ts';
import { useClipActions } from './use-clip-actions.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridWindow } from './use-grid-window.ts';
import type { GridWindow } from './use-grid-window.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useShownClip } from './use-shown-clip.ts';
import { useLibrary, useSelection } from './use-library.ts';
import './clip-grid.css';

type ClipGridProps = {
  /** Wished row height, CSS pixels. */
  readonly density: number;
  readonly shown: ReadonlySet<ClipId>;
  readonly onShow: (id: ClipId) => void;
  readonly onTag: (ids: ReadonlySet<ClipId>) => void;
};

const noTerms: readonly Term[] = [];

function clipsIn(layout: GridLayout, { first, last }: GridWindow, ids: readonly ClipId[]): readonly ClipId[] {
  return last < first ? [] : ids.slice(layout.starts[first], layout.starts[last + 1]);
}

/** The clips in justified rows by group, virtualised: any number of them costs what is on the screen. */
export function ClipGrid({ density, shown, onShow, onTag }: ClipGridProps) {
  const ids = useLibrary((state) => state.ids);
  const ratios = useLibrary((state) => state.ratios);
  const groups = useLibrary((state) => state.groups);
  const details = useLibrary((state) => state.details);
  const answer = useLibrary((state) => state.answerKey);
  const isWhole = useLibrary((state) => state.isWhole);
  const want = useLibrary((state) => state.want);
  const selected = useSelection((state) => state.selected);
  const active = useSelection((state) => state.active) ?? ids[0] ?? null;

  const scroller = useRef<HTMLDivElement>(null);
  const size = useElementSize(scroller);
  const width = Math.max(0, size.width - padding.left - padding.right);
  const layout = useMemo(() => {
    const options = {
      width,
      targetHeight: density,
      gap,
      headingHeight: groups.length > 0 ? headingHeight : 0,
    };
    if (width === 0) return layoutGrid([], [], options);
    return layoutGrid(
      ratios,
      groups.length > 0 ? groups.map(({ count }) => count) : [ratios.length],
      options,
    );
  }, [ratios, groups, width, density]);
  const { drawn, isFlying, scroll, height } = useGridWindow({ scroller, layout, viewHeight: size.height });
  useKeptPlace({ scroll, layout, ids, answer });
  useShownClip(scroll, layout, ids);

  useEffect(() => {
    if (!isFlying) want(clipsIn(layout, drawn, ids), 'grid');
  }, [layout, drawn, ids, isFlying, want]);

  const activeAt = useMemo(() => (active === null ? -1 : ids.indexOf(active)), [active, ids]);
  const held = layout.lineOf[activeAt] ?? -1;
  const terms = useWordTerms();
  const look = useLook(shown, onShow);
  const events = useCellEvents({ onShow, onLook: look });
  const arranging = useArrangeDrop({ scroller, layout, scroll });
  const chooseForMenu = useMenuChoice();
  const handleKeyDown = useGridKeys({
    layout,
    scroll,
    scroller,
    active,
    viewHeight: size.height,
    onLook: look,
    onTag,
  });
  const facts: RowFacts = { ids, details, selected, active, shown, isBare: isFlying, terms, events };

  return (
    <ContextMenu
      area={
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only a place to drop clips on.
        <div className="grid-scroller" ref={scroller} onContextMenu={chooseForMenu} {...arranging.handlers} />
      }
      menu={<GridMenu shown={shown} onLook={look} onTag={onTag} />}
    >
      <div
        role="grid"
        tabIndex={-1}
        className="grid"
        aria-label={libraryText.grid}
        aria-multiselectable="true"
        aria-rowcount={isWhole ? layout.lines : -1}
        style={{ height }}
        onKeyDown={handleKeyDown}
      >
        <FrameSelect scroller={scroller} layout={layout} scroll={scroll} ids={ids} shift={drawn.shift} />
        {arranging.place !== null && (
          <InsertionMark place={arranging.place} layout={layout} shift={drawn.shift} />
        )}
        {sectionsOf(layout, drawn.first, drawn.last, held).map((section) => (
          <Section
            key={section.group}
            section={section}
            layout={layout}
            shift={drawn.shift}
            isActive={section.rows.includes(held)}
            facts={facts}
          />
        ))}
      </div>
    </ContextMenu>
  );
}

/** The menu is of what is selected; a clip outside of it is selected first, and beside the clips there is no menu. */
function useMenuChoice() {
  const bridge = useBridge();
  const selection = storeOf(bridge, createSelectionStore);
  return (event: MouseEvent & { preventBaseUIHandler?: () => void }): void => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-clip]') : null;
    const { ids } = storeOf(bridge, createLibraryStore).getState();
    const id = ids.find((each) => each === cell?.dataset['clip']);
    if (id === undefined) {
      event.preventDefault();
      event.preventBaseUIHandler?.();
    } else if (selection.getState().selected.has(id)) selection.getState().point(id);
    else selection.getState().select(id, 'only');
  };
}

/** The words searched for; none, and always the same none, where nothing is to be shown of them. */
function useWordTerms(): readonly Term[] {
  const query = useLibrary((state) => state.answeredQuery);
  return useMemo(() => {
    const words = parseQuery(query).filter(({ condition }) => condition.kind === 'text');
    return words.length > 0 ? words : noTerms;
  }, [query]);
}

/** Opens a clip; one that is veiled is shown first. The same function for as long as nothing else is shown. */
function useLook(shown: ReadonlySet<ClipId>, onShow: (id: ClipId) => void): (id: ClipId) => void {
  const bridge = useBridge();
  const { play } = useClipActions();
  return useCallback(
    (id) => {
      const isFlagged = storeOf(bridge, createLibraryStore).getState().details.get(id)?.flagged === true;
      if (isFlagged && !shown.has(id)) onShow(id);
      else play(id);
    },
    [bridge, shown, onShow, play],
  );
}

type SectionProps = {
  readonly section: GridSection;
  readonly layout: GridLayout;
  readonly shift: number;
  readonly isActive: boolean;
  readonly facts: RowFacts;
};

function Section({ section, layout, shift, isActive, facts }: SectionProps) {
  const now = useNow();
  const group = useLibrary((state) => state.groups[section.group]);
  const grouping = useLibrary((state) => state.arrangement.group);
  const join = useSelection((state) => state.join);
  const library = storeOf(useBridge(), createLibraryStore);
  const attempt = useAttempt();
  const { heading, rows, top, height } = section;

  async function selectAll(): Promise<void> {
    const start = layout.starts[layout.groupLines[section.group] ?? 0] ?? 0;
    await library.getState().whole();
    const { ids } = library.getState();
    join(new Set(ids.slice(start, start + (group?.count ?? 0))), ids[start] ?? null);
  }
  return (
    <div
      role="rowgroup"
      className="grid-group"
      style={{ top: Math.min(top - shift, tallest - height), height }}
    >
      {heading >= 0 && group !== undefined && (
        <GroupHeading
          name={groupName(grouping, group, now)}
          count={group.count}
          line={heading}
          height={layout.heights[heading] ?? 0}
          isActive={isActive}
          onSelect={() => void attempt(selectAll)}
        />
      )}
      {rows.map((line) => (
        <ClipRow key={line} layout={layout} line={line} top={rowTop(layout, section, line)} {...facts} />
      ))}
    </div>
  );
}
