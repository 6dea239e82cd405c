import { Grid2x2, Grid3x3, PanelRight, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { libraryText } from '../../text/library.ts';
import { IconButton } from '../../ui/button.tsx';
import { isMac } from '../../ui/keys.tsx';
import { RoomBar, Spring } from '../../ui/room-bar.tsx';
import { Slider } from '../../ui/slider.tsx';
import { focusSearch, searchFieldId } from './search-focus.ts';
import { useLibrary } from './use-library.ts';

type LibraryBarProps = {
  readonly density: number;
  readonly onDensity: (density: number) => void;
  readonly onDensitySettled: (density: number) => void;
  readonly isInspecting: boolean;
  readonly onInspect: () => void;
};

export function LibraryBar({
  density,
  onDensity,
  onDensitySettled,
  isInspecting,
  onInspect,
}: LibraryBarProps) {
  return (
    <RoomBar>
      <h1 className="unseen">{libraryText.title}</h1>
      <SearchBox />
      <Spring />
      <div className="library-density">
        <Grid3x3 aria-hidden="true" />
        <Slider
          label={libraryText.density}
          value={density}
          min={90}
          max={360}
          step={6}
          valueText={libraryText.densityValue}
          onChange={onDensity}
          onSettle={onDensitySettled}
        />
        <Grid2x2 aria-hidden="true" />
      </div>
      <IconButton
        className="library-fold"
        label={isInspecting ? libraryText.hideDetails : libraryText.details}
        aria-pressed={isInspecting}
        onClick={onInspect}
      >
        <PanelRight />
      </IconButton>
    </RoomBar>
  );
}

function SearchBox() {
  const query = useLibrary((state) => state.query);
  const search = useLibrary((state) => state.search);
  const found = useLibrary((state) => state.ids.length);
  const total = useLibrary((state) => state.total);
  const isLoaded = useLibrary((state) => state.isLoaded);
  const isSearching = useLibrary((state) => state.answeredQuery !== '');
  const field = useRef<HTMLInputElement>(null);
  useFindKey();

  function clear(): void {
    search('');
    field.current?.focus();
  }
  return (
    <div className="library-search">
      <Search aria-hidden="true" />
      <input
        ref={field}
        id={searchFieldId}
        type="search"
        aria-label={libraryText.search}
        placeholder={libraryText.searchHint}
        value={query}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '') return;
          event.preventDefault();
          event.stopPropagation();
          clear();
        }}
      />
      <output className="library-count num" aria-live="polite">
        {isLoaded && (isSearching ? libraryText.found(found, total) : libraryText.clips(total))}
      </output>
      {query !== '' && (
        <IconButton className="library-clear" label={libraryText.clearSearch} keys="Esc" onClick={clear}>
          <X />
        </IconButton>
      )}
    </div>
  );
}

/** Ctrl/⌘ F, wherever in the room. */
function useFindKey(): void {
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const hasMod = isMac ? event.metaKey : event.ctrlKey;
      if (!hasMod || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      focusSearch('all');
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, []);
}
