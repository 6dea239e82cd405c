import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestName } from '../../../../shared/contract/index.ts';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBridge } from '../../stores/bound.ts';
import { settingsText } from '../../text/settings.ts';
import { transferText } from '../../text/transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Section } from './section.tsx';
import './care-section.css';

const words = transferText.care;

/** Requests that need nothing said: main asks for the rest in the system's dialogs. */
type Plain = Extract<
  RequestName,
  | 'library.backup'
  | 'library.moveTo'
  | 'library.restoreBackup'
  | 'library.trashOld'
  | 'library.unwatchFolder'
  | 'library.verify'
  | 'library.watchFolder'
>;

/** What keeps a library whole: bringing in, backup, moving, checking. */
export function CareSection({ settings }: { readonly settings: Settings }) {
  const bridge = useBridge();
  const notices = useNotices();
  const begin = (name: Plain) => () => notices.run(() => ask(bridge, name, {}));
  const bring = (from: 'files' | 'folder') => () =>
    notices.run(() => ask(bridge, 'library.importFiles', { from }));
  const locked = settings.libraryLocked ? settingsText.library.locked : null;
  const { watchedLabel } = settings;
  return (
    <Section name="care" title={words.title} about={words.about}>
      <Row title={words.import} body={words.importBody}>
        <Button look="solid" onClick={bring('folder')}>
          {transferText.import.folder}
        </Button>
        <Button look="solid" onClick={bring('files')}>
          {transferText.import.files}
        </Button>
      </Row>
      <Row title={words.watch} body={watchedLabel === null ? words.watchBody : words.watching(watchedLabel)}>
        {watchedLabel !== null && (
          <Button look="solid" onClick={begin('library.unwatchFolder')}>
            {words.watchStop}
          </Button>
        )}
        <Button look="solid" onClick={begin('library.watchFolder')}>
          {words.watchChoose}
        </Button>
      </Row>
      <Row title={words.backup} body={words.backupBody}>
        <Button look="solid" blockedBecause={locked} onClick={begin('library.restoreBackup')}>
          {words.restore}
        </Button>
        <Button look="solid" onClick={begin('library.backup')}>
          {words.backUp}
        </Button>
      </Row>
      <Row title={words.verify} body={words.verifyBody}>
        <Button look="solid" onClick={begin('library.verify')}>
          {words.verifyGo}
        </Button>
      </Row>
      <Row title={words.move} body={words.moveBody}>
        <Button look="solid" blockedBecause={locked} onClick={begin('library.moveTo')}>
          {words.moveGo}
        </Button>
      </Row>
      {settings.movedFromLabel !== null && (
        <OldFolder label={settings.movedFromLabel} onTrash={begin('library.trashOld')} />
      )}
    </Section>
  );
}

type RowProps = { readonly title: string; readonly body: string; readonly children: ReactNode };

function Row({ title, body, children }: RowProps) {
  return (
    <fieldset className="care-row" aria-label={title}>
      <p>
        <b>{title}</b>
        <span className="settings-faint">{body}</span>
      </p>
      <div className="care-row-acts">{children}</div>
    </fieldset>
  );
}

function OldFolder({ label, onTrash }: { readonly label: string; readonly onTrash: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="care-row">
      <p className="settings-faint">{words.moved(label)}</p>
      <div className="care-row-acts">
        <Button look="solid" onClick={() => setIsAsking(true)}>
          {words.trashOld}
        </Button>
      </div>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={words.trashOldTitle}
        body={words.trashOldBody(label)}
        confirm={words.trashOldGo}
        cancel={transferText.cancel}
        onConfirm={onTrash}
      />
    </div>
  );
}
