import { useCallback, useState } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { libraryText } from '../../text/library.ts';
import { Banner } from '../../ui/banner.tsx';
import { useAttempt } from '../../notices/use-attempt.ts';
import { ClipGrid } from './clip-grid.tsx';
import { ChooseSidecar } from './doubles/choose-sidecar.tsx';
import { DoubledBanner } from './doubles/doubled-banner.tsx';
import { FilterBar } from './filter-bar.tsx';
import { focusGrid } from './focus-grid.ts';
import { Inspector } from './inspector/inspector.tsx';
import { LibraryBar } from './library-bar.tsx';
import { LibraryEmpty } from './library-empty.tsx';
import { SaveSearch } from './save-search.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { EmptyTrash } from './trash/empty-trash.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { TagManager } from './tags/tag-manager.tsx';
import { useLibrary } from './use-library.ts';
import './library-room.css';

const defaultDensity = 168;

/** The row height: at once while the slider moves, kept in the settings when it is let go. */
function useDensity() {
  const kept = useBound(createSettingsStore, (state) => state.settings?.density ?? defaultDensity);
  const update = useBound(createSettingsStore, (state) => state.update);
  const attempt = useAttempt();
  const [moving, setMoving] = useState<number | null>(null);
  return {
    density: moving ?? kept,
    move: setMoving,
    settle: (density: number) => void attempt(() => update({ density })).then(() => setMoving(null)),
  };
}

function withMember<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  return new Set(set).add(member);
}

export function LibraryRoom() {
  const hasClips = useLibrary((state) => state.ids.length > 0);
  const state = useBound(createStatusStore, ({ status }) => status?.library.state ?? 'ready');
  // The shell has its own banner for the trouble.
  const isReadOnly = useBound(
    createStatusStore,
    ({ status }) => status?.library.state === 'read-only' && !status.troubles.includes('library-read-only'),
  );
  const { density, move, settle } = useDensity();
  const [isInspecting, setIsInspecting] = useState(false);
  const [shown, setShown] = useState<ReadonlySet<ClipId>>(new Set());
  const show = useCallback((id: ClipId) => setShown((before) => withMember(before, id)), []);
  const [isSaving, setIsSaving] = useState(false);
  const [tagging, setTagging] = useState<ReadonlySet<ClipId> | null>(null);
  const isOffline = state === 'offline';

  return (
    <div className="library">
      <div className="library-main">
        <LibraryBar
          density={density}
          onDensity={move}
          onDensitySettled={settle}
          isInspecting={isInspecting}
          onInspect={() => setIsInspecting((before) => !before)}
          onLeaveSearch={focusGrid}
        />
        <FilterBar onSave={() => setIsSaving(true)} />
        {isReadOnly && (
          <div className="library-banner">
            <Banner look="warn" title={libraryText.readOnly.title}>
              {libraryText.readOnly.body}
            </Banner>
          </div>
        )}
        <DoubledBanner />
        {hasClips && !isOffline ? (
          <ClipGrid density={density} shown={shown} onShow={show} onTag={setTagging} />
        ) : (
          <LibraryEmpty isOffline={isOffline} />
        )}
        {!isInspecting && <SelectionBar onInspect={() => setIsInspecting(true)} />}
      </div>
      <SaveSearch isOpen={isSaving} onClose={() => setIsSaving(false)} />
      <TagDialog clips={tagging} onClose={() => setTagging(null)} />
      <TagManager />
      <EmptyTrash />
      <ChooseSidecar />
      <Inspector isOpen={isInspecting} onClose={() => setIsInspecting(false)} shown={shown} onShow={show} />
    </div>
  );
}
