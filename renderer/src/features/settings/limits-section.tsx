import { useEffect, useState } from 'react';
import { tiers } from '../../../../shared/contract/settings.ts';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { settingsText } from '../../text/settings.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Section } from './section.tsx';
import { limitsOf } from './tiers.ts';

const words = settingsText.limits;
type Limits = Settings['limits'];

export function LimitsSection({ limits }: { readonly limits: Limits }) {
  const update = useBound(createSettingsStore, (state) => state.update);
  const notices = useNotices();

  function set(next: Limits): void {
    notices.run(() => update({ limits: next }));
  }

  return (
    <Section name="tier" title={words.title} about={words.about}>
      <div className="settings-row">
        <Segmented
          label={words.title}
          value={limits.tier}
          choices={tiers.map((value) => ({ value, label: words.tiers[value] }))}
          onChange={(tier) => set(limitsOf(tier, limits))}
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

function parseCount(text: string): number | null {
  const value = Number(text.trim());
  return Number.isInteger(value) && value >= 1 && value <= 5000 ? value : null;
}

type CountFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly onSet: (value: number) => void;
};

function CountField({ label, value, onSet }: CountFieldProps) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const parsed = parseCount(typed);

  function settle(): void {
    if (parsed !== null && parsed !== value) onSet(parsed);
  }

  return (
    <TextField
      label={label}
      className="num"
      inputMode="numeric"
      value={typed}
      problem={parsed === null ? words.problem : null}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
    />
  );
}
