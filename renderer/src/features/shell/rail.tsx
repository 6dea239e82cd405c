import {
  Clapperboard,
  FileText,
  FolderSearch,
  ListVideo,
  PenLine,
  Search,
  SlidersHorizontal,
} from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { endedStates } from '../../../../shared/take-state.ts';
import { commands } from '../../commands/commands.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { rooms, routeHref, useRoute } from '../../stores/route.ts';
import type { Room } from '../../stores/route.ts';
import { createStatusStore } from '../../stores/status.ts';
import { createTakesStore } from '../../stores/takes.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';
import { draftsText } from '../../text/drafts.ts';
import { listsText } from '../../text/library-lists.ts';
import { shellText } from '../../text/shell.ts';
import { IconButton } from '../../ui/button.tsx';
import { Dot } from '../../ui/dot.tsx';
import { ariaKeys, Keys } from '../../ui/keys.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { ListsDrawer } from './lists-drawer.tsx';
import { RoomLists } from './room-lists.tsx';
import { Foot } from './foot.tsx';
import './rail.css';

const icons: Record<Room, ReactNode> = {
  write: <PenLine />,
  queue: <ListVideo />,
  library: <Clapperboard />,
  settings: <SlidersHorizontal />,
};

type RailProps = {
  /** It stays what it is, out of sight: its lists keep their place. */
  readonly isHidden: boolean;
  readonly isFolded: boolean;
  readonly onPalette: () => void;
};

export function Rail({ isHidden, isFolded, onPalette }: RailProps) {
  const [drawer, setDrawer] = useState<'lists' | 'search' | null>(null);
  const leaveFocus = useBound(createWriteViewStore, (state) => state.focus);
  const isInLibrary = useRoute().room === 'library';
  useCommand(
    'draft.find',
    () => {
      leaveFocus(false);
      setDrawer('search');
    },
    isFolded && !isInLibrary,
  );
  return (
    <div className={`shell-rail${isFolded ? ' shell-rail--folded' : ''}`} hidden={isHidden}>
      <div className="shell-brand">
        <span className="shell-mark" aria-hidden="true" />
        {!isFolded && <span>{shellText.name}</span>}
        <IconButton
          label={shellText.palette.open}
          keys={commands.palette.keys}
          onClick={onPalette}
          className="shell-find"
        >
          <Search />
        </IconButton>
      </div>
      <nav aria-label={shellText.rooms}>
        {rooms.map((room) => (
          <RoomLink key={room} room={room} isFolded={isFolded} />
        ))}
      </nav>
      {isFolded ? (
        <>
          <IconButton
            label={isInLibrary ? listsText.open : draftsText.open}
            onClick={() => setDrawer('lists')}
            className="shell-drafts-open"
          >
            {isInLibrary ? <FolderSearch /> : <FileText />}
          </IconButton>
          <ListsDrawer
            isOpen={drawer !== null}
            onOpenChange={(isOpen) => setDrawer(isOpen ? 'lists' : null)}
            isInLibrary={isInLibrary}
            isSearching={drawer === 'search'}
          />
        </>
      ) : (
        <RoomLists isInLibrary={isInLibrary} />
      )}
      <Foot isFolded={isFolded} />
    </div>
  );
}

type RoomLinkProps = { readonly room: Room; readonly isFolded: boolean };

function RoomLink({ room, isFolded }: RoomLinkProps) {
  const { keys } = commands[`room.${room}`];
  const route = useRoute();
  const openDraft = useBound(createEditorStore, (state) => state.draft?.id ?? '');
  const countId = useId();
  const link = (
    <a
      className="shell-item shell-room-link"
      href={routeHref(room, room === 'write' ? openDraft : '')}
      aria-label={shellText.room[room]}
      aria-current={route.room === room ? 'page' : undefined}
      aria-describedby={countId}
      aria-keyshortcuts={ariaKeys([keys])}
    >
      {icons[room]}
      {!isFolded && <span className="one-line">{shellText.room[room]}</span>}
      <span id={countId} className="shell-item-count num">
        {(!isFolded || room === 'queue') && <RoomCount room={room} />}
        {!isFolded && room !== 'queue' && room !== 'library' && (
          <span className="shell-item-keys" aria-hidden="true">
            <Keys keys={keys} />
          </span>
        )}
      </span>
    </a>
  );
  return isFolded ? (
    <Tooltip text={shellText.room[room]} keys={keys} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

function RoomCount({ room }: { readonly room: Room }) {
  if (room === 'queue') return <QueueCount />;
  if (room === 'library') return <LibraryCount />;
  return null;
}

function QueueCount() {
  const takes = useBound(createTakesStore, (state) => state.takes);
  const live = takes === null ? 0 : [...takes.values()].filter((take) => !endedStates.has(take.state)).length;
  if (live === 0) return null;
  return (
    <span className="shell-live">
      <Dot look="live" />
      <span aria-hidden="true">{shellText.number(live)}</span>
      <span className="unseen">{shellText.liveTakes(live)}</span>
    </span>
  );
}

function LibraryCount() {
  const clips = useBound(createStatusStore, (state) => state.status?.library.clips ?? 0);
  if (clips === 0) return null;
  return (
    <>
      <span aria-hidden="true">{shellText.number(clips)}</span>
      <span className="unseen">{shellText.clips(clips)}</span>
    </>
  );
}
