import { Grid2x2, Grid3x3, PanelRight } from 'lucide-react';
import { libraryText } from '../../text/library.ts';
import { IconButton } from '../../ui/button.tsx';
import { RoomBar, Spring } from '../../ui/room-bar.tsx';
import { Slider } from '../../ui/slider.tsx';
import { SearchBox } from './search-box.tsx';
import { ViewMenus } from './view-menus.tsx';

type LibraryBarProps = {
  readonly density: number;
  readonly onDensity: (density: number) => void;
  readonly onDensitySettled: (density: number) => void;
  readonly isInspecting: boolean;
  readonly onInspect: () => void;
  readonly onLeaveSearch: () => void;
};

export function LibraryBar({
  density,
  onDensity,
  onDensitySettled,
  isInspecting,
  onInspect,
  onLeaveSearch,
}: LibraryBarProps) {
  return (
    <RoomBar>
      <h1 className="unseen">{libraryText.title}</h1>
      <SearchBox onLeave={onLeaveSearch} />
      <Spring />
      <ViewMenus />
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
