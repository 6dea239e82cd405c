import { tiers } from '../../../../shared/preferences.ts';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { settingsText } from '../../text/settings.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Section } from './section.tsx';
import { SettleField } from './settle-field.tsx';
import { limitsOf } from './tiers.ts';

const words = settingsText.limits;
type Limits = Settings['limits'];

export function LimitsSection({ limits }: { readonly limits: Limits }) {
  const update = useBound(createSettingsStore, (state) => state.update);
  const notices = useNotices();

  async function set(next: Limits): Promise<void> {
    try {
      await update({ limits: next });
    } catch (error) {
      notices.showError(error);
    }
  }

  return (
    <Section name="tier" title={words.title} about={words.about}>
      <div className="settings-row">
        <Segmented
          label={words.title}
          value={limits.tier}
          choices={tiers.map((value) => ({ value, label: words.tiers[value] }))}
          onChange={(tier) => void set(limitsOf(tier, limits))}
        />
        {limits.tier !== 'custom' && (
          <span className="settings-faint num">{words.summary(limits.concurrent, limits.perMinute)}</span>
        )}
      </div>
      {limits.tier === 'custom' && (
        <div className="settings-caps">
          <CountField
            label={words.concurrent}
            value={limits.concurrent}
            onSet={(concurrent) => set({ ...limits, concurrent })}
          />
          <CountField
            label={words.perMinute}
            value={limits.perMinute}
            onSet={(perMinute) => set({ ...limits, perMinute })}
          />
        </div>
      )}
    </Section>
  );
}

function parseCount(text: string): number | undefined {
  const value = Number(text.trim());
  return Number.isInteger(value) && value >= 1 && value <= 5000 ? value : undefined;
}

type CountFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly onSet: (value: number) => Promise<void>;
};

function CountField({ label, value, onSet }: CountFieldProps) {
  return (
    <SettleField
      label={label}
      inputMode="numeric"
      value={value}
      write={String}
      read={parseCount}
      problem={words.problem}
      onSet={onSet}
    />
  );
}
