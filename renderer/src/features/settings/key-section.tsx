import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { LinkName } from '../../../../shared/contract/app.ts';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound, useBridge } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { settingsText } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Connection } from './connection.tsx';
import { KeyForm } from './key-form.tsx';
import { Section } from './section.tsx';
import { WeakChoice } from './weak-choice.tsx';

const words = settingsText.service;

/** The key: typed once, never shown again; the window only learns its last four characters. */
export function KeySection({ settings }: { readonly settings: Settings }) {
  const [isAsking, setIsAsking] = useState(false);
  const isUsed = settings.key.source !== 'none';
  return (
    <Section name="key" title={words.title} about={words.about}>
      <KeyStanding keyState={settings.key} />
      <KeyForm hasKey={isUsed} onOfferWeak={() => setIsAsking(true)} />
      <Connection />
      <div className="settings-row">
        <LinkButton link="keys">{words.get}</LinkButton>
        <LinkButton link="top-up">{words.topUp}</LinkButton>
        <LinkButton link="billing">{words.billing}</LinkButton>
      </div>
      <WeakChoice isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </Section>
  );
}

function KeyStanding({ keyState }: { readonly keyState: Settings['key'] }) {
  const { source, lastFour, protection } = keyState;
  const canErase = source === 'stored' || source === 'session';
  return (
    <div className="settings-standing">
      <KeyRound aria-hidden="true" />
      <p>
        {lastFour !== null && (
          <>
            <b className="num" aria-hidden="true">
              {words.ending(lastFour)}
            </b>{' '}
            <span className="unseen">{words.endingSpoken(lastFour)} </span>
          </>
        )}
        {words.sources[source]}{' '}
        {source === 'none' && <span className="settings-faint">{words.protections[protection]}</span>}
      </p>
      {canErase && <EraseKey />}
    </div>
  );
}

function EraseKey() {
  const eraseKey = useBound(createSettingsStore, (state) => state.eraseKey);
  const notices = useNotices();
  const [isAsking, setIsAsking] = useState(false);

  async function erase(): Promise<void> {
    await eraseKey();
    notices.show({ title: words.erased });
  }

  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{words.erase}</Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={words.eraseTitle}
        body={words.eraseBody}
        confirm={words.eraseConfirm}
        cancel={words.cancel}
        onConfirm={() => notices.run(erase)}
      />
    </>
  );
}

export function LinkButton({ link, children }: { readonly link: LinkName; readonly children: string }) {
  const bridge = useBridge();
  const notices = useNotices();
  return <Button onClick={() => notices.run(() => ask(bridge, 'app.openLink', { link }))}>{children}</Button>;
}
