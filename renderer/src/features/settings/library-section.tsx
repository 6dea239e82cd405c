import { FolderOpen } from 'lucide-react';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { formatBytes } from '../../text/bytes.ts';
import { settingsText } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from './section.tsx';

const words = settingsText.library;

export function LibrarySection({ settings }: { readonly settings: Settings }) {
  const bridge = useBridge();
  const notices = useNotices();
  const library = useBound(createStatusStore, (state) => state.status?.library ?? null);

  async function choose(): Promise<void> {
    const store = storeOf(bridge, createSettingsStore);
    await store.getState().chooseLibrary();
    const label = store.getState().settings?.libraryLabel ?? '';
    if (label !== settings.libraryLabel) notices.show({ title: words.changed(label) });
  }

  return (
    <Section name="library" title={words.title} about={words.about}>
      <div className="settings-standing">
        <FolderOpen aria-hidden="true" />
        <p className="num can-select">
          <b>{settings.libraryLabel}</b>
          {library !== null && (
            <span className="settings-faint">
              {' '}
              {words.clips(library.clips, formatBytes(library.sizeBytes))}
            </span>
          )}
          {library !== null && library.state !== 'ready' && (
            <span className="settings-warn"> {words.states[library.state]}</span>
          )}
        </p>
        <Button onClick={() => notices.run(() => ask(bridge, 'settings.revealLibrary', {}))}>
          {words.reveal}
        </Button>
        <Button
          look="solid"
          blockedBecause={settings.libraryLocked ? words.locked : null}
          onClick={() => notices.run(choose)}
        >
          {words.change}
        </Button>
      </div>
      {settings.libraryLocked && <p className="settings-faint">{words.locked}</p>}
    </Section>
  );
}
