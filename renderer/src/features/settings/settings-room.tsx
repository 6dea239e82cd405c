import { CircleAlert } from 'lucide-react';
import { themes } from '../../../../shared/preferences.ts';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { settingsText } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RoomBar } from '../../ui/room-bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AboutSection } from './about-section.tsx';
import { AdviceSection } from './advice-section.tsx';
import { CapsSection } from './caps-section.tsx';
import { CareSection } from './care-section.tsx';
import { KeySection } from './key-section.tsx';
import { LibrarySection } from './library-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { Section } from './section.tsx';
import './settings.css';

export function SettingsRoom() {
  const settings = useBound(createSettingsStore, (state) => state.settings);
  const error = useBound(createSettingsStore, (state) => state.error);
  return (
    <>
      <RoomBar>
        <h1>{settingsText.title}</h1>
      </RoomBar>
      <div className="settings-page" aria-busy={settings === null && error === null}>
        {settings !== null ? <Sections settings={settings} /> : error !== null && <Failed />}
      </div>
    </>
  );
}

function Sections({ settings }: { readonly settings: Settings }) {
  return (
    <div className="settings-sheet">
      <KeySection settings={settings} />
      <CapsSection caps={settings.caps} />
      <LimitsSection limits={settings.limits} />
      <LibrarySection settings={settings} />
      <CareSection settings={settings} />
      <AdviceSection off={settings.adviceOff} />
      <NotificationsSection isOn={settings.notifications} />
      <ThemeSection theme={settings.theme} />
      <AboutSection />
    </div>
  );
}

function ThemeSection({ theme }: Pick<Settings, 'theme'>) {
  const update = useBound(createSettingsStore, (state) => state.update);
  const notices = useNotices();
  const words = settingsText.theme;
  return (
    <Section name="appearance" title={words.title}>
      <div className="settings-row">
        <Segmented
          label={words.label}
          value={theme}
          choices={themes.map((value) => ({ value, label: words.themes[value] }))}
          onChange={(next) => notices.run(() => update({ theme: next }))}
        />
      </div>
    </Section>
  );
}

function Failed() {
  return (
    <div role="alert">
      <EmptyState
        icon={<CircleAlert />}
        title={settingsText.failed.title}
        actions={
          <Button look="solid" onClick={() => window.location.reload()}>
            {settingsText.failed.reload}
          </Button>
        }
      >
        {settingsText.failed.body}
      </EmptyState>
    </div>
  );
}
