import { useEffect, useState } from 'react';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { formatMicros } from '../../../../shared/money.ts';
import type { Micros } from '../../../../shared/money.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { settingsText } from '../../text/settings.ts';
import { TextField } from '../../ui/text-field.tsx';
import { dollarsText, parseDollars } from './dollars.ts';
import { Section } from './section.tsx';

const words = settingsText.caps;
type Caps = Settings['caps'];

export function CapsSection({ caps }: { readonly caps: Caps }) {
  const update = useBound(createSettingsStore, (state) => state.update);
  const spend = useBound(createStatusStore, (state) => state.status?.spend ?? null);
  const notices = useNotices();

  function set(change: Partial<Caps>): void {
    notices.run(async () => {
      await update({ caps: { ...caps, ...change } });
      notices.show({ title: words.saved });
    });
  }

  return (
    <Section name="limits" title={words.title} about={words.about}>
      <div className="settings-caps">
        <CapField
          label={words.day}
          cap={caps.dayMicros}
          hint={spend === null ? '' : words.spentToday(formatMicros(spend.todayMicros))}
          onSet={(dayMicros) => set({ dayMicros })}
        />
        <CapField
          label={words.month}
          cap={caps.monthMicros}
          hint={spend === null ? '' : words.spentMonth(formatMicros(spend.monthMicros))}
          onSet={(monthMicros) => set({ monthMicros })}
        />
        <CapField
          label={words.batch}
          cap={caps.batchMicros}
          hint={words.batchHint}
          onSet={(batchMicros) => set({ batchMicros })}
        />
      </div>
    </Section>
  );
}

type CapFieldProps = {
  readonly label: string;
  readonly cap: Micros | null;
  readonly hint: string;
  readonly onSet: (cap: Micros | null) => void;
};

/** Takes effect on Enter or when the field is left; Escape goes back. */
function CapField({ label, cap, hint, onSet }: CapFieldProps) {
  const [typed, setTyped] = useState(dollarsText(cap));
  useEffect(() => setTyped(dollarsText(cap)), [cap]);
  const parsed = parseDollars(typed);

  function settle(): void {
    if (parsed === undefined || parsed === cap) return;
    onSet(parsed);
  }

  return (
    <TextField
      label={label}
      className="num"
      prefix="$"
      inputMode="decimal"
      placeholder={words.none}
      value={typed}
      hint={hint}
      problem={parsed === undefined ? words.problem : null}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        else if (event.key === 'Escape') setTyped(dollarsText(cap));
      }}
    />
  );
}
