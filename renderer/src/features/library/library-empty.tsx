import { Film, HardDrive, TriangleAlert } from 'lucide-react';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound, useBridge } from '../../stores/bound.ts';
import { goTo } from '../../stores/route.ts';
import { createStatusStore } from '../../stores/status.ts';
import { libraryText } from '../../text/library.ts';
import { transferText } from '../../text/transfer.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NothingFound } from './nothing-found.tsx';
import { StartAnew } from './start-anew.tsx';
import { useClipActions } from './use-clip-actions.ts';
import { useLibrary } from './use-library.ts';

/** Why there is nothing to see, and the way on. */
export function LibraryEmpty({ isOffline }: { readonly isOffline: boolean }) {
  const isLoaded = useLibrary((state) => state.isLoaded);
  const error = useLibrary((state) => state.error);
  const query = useLibrary((state) => state.answeredQuery);
  if (isOffline) return <Offline />;
  if (error !== null) return <Failed />;
  if (!isLoaded) return <p className="unseen">{libraryText.loading}</p>;
  return query === '' ? <NoClips /> : <NothingFound query={query} />;
}

function Offline() {
  const label = useBound(createStatusStore, ({ status }) => status?.library.label ?? '');
  const { rescan } = useClipActions();
  const words = libraryText.offline;
  return (
    <EmptyState
      icon={<HardDrive />}
      title={words.title}
      actions={
        <>
          <Button look="solid" onClick={rescan}>
            {words.action}
          </Button>
          <StartAnew />
        </>
      }
    >
      {words.body(label)}
    </EmptyState>
  );
}

function Failed() {
  const reload = useLibrary((state) => state.reload);
  const words = libraryText.failed;
  return (
    <EmptyState
      icon={<TriangleAlert />}
      title={words.title}
      actions={
        <Button look="solid" onClick={() => void reload()}>
          {words.action}
        </Button>
      }
    >
      {words.body}
    </EmptyState>
  );
}

function NoClips() {
  const bridge = useBridge();
  const notices = useNotices();
  const words = libraryText.empty;
  return (
    <EmptyState
      icon={<Film />}
      title={words.title}
      actions={
        <>
          <Button look="solid" onClick={() => goTo('write')}>
            {words.action}
          </Button>
          <Button onClick={() => notices.run(() => ask(bridge, 'library.importFiles', { from: 'files' }))}>
            {transferText.import.files}
          </Button>
        </>
      }
    >
      {words.body}
    </EmptyState>
  );
}
