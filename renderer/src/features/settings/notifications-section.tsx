import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { settingsText } from '../../text/settings.ts';
import { Switch } from '../../ui/switch.tsx';
import { Section } from './section.tsx';

const words = settingsText.notifications;

export function NotificationsSection({ isOn }: { readonly isOn: boolean }) {
  const update = useBound(createSettingsStore, (state) => state.update);
  const notices = useNotices();
  return (
    <Section name="notifications" title={words.title} about={words.about}>
      <Switch
        label={words.label}
        isOn={isOn}
        onChange={(notifications) => notices.run(() => update({ notifications }))}
      />
    </Section>
  );
}
