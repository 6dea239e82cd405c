import { ReceiptText } from 'lucide-react';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { formatMicros } from '../../../../shared/money.ts';
import type { Micros } from '../../../../shared/money.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { goTo } from '../../stores/route.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { settingsText } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { dollarsText, parseDollars } from './dollars.ts';
import { Section } from './section.tsx';
import { SettleField } from './settle-field.tsx';

const words = settingsText.caps;
type Caps = Settings['caps'];

export function CapsSection({ caps }: { readonly caps: Caps }) {
  const update = useBound(createSettingsStore, (state) => state.update);
  const spend = useBound(createStatusStore, (state) => state.status?.spend ?? null);
  const notices = useNotices();

  async function set(change: Partial<Caps>): Promise<void> {
    try {
      await update({ caps: { ...caps, ...change } });
      notices.show({ title: words.saved });
    } catch (error) {
      notices.showError(error);
    }
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
      <div className="settings-row">
        <Button icon={<ReceiptText />} onClick={() => goTo('settings', 'spending')}>
          {words.see}
        </Button>
      </div>
    </Section>
  );
}

type CapFieldProps = {
  readonly label: string;
  readonly cap: Micros | null;
  readonly hint: string;
  readonly onSet: (cap: Micros | null) => Promise<void>;
};

function CapField({ label, cap, hint, onSet }: CapFieldProps) {
  return (
    <SettleField
      label={label}
      hint={hint}
      prefix="$"
      inputMode="decimal"
      placeholder={words.none}
      value={cap}
      write={dollarsText}
      read={parseDollars}
      problem={words.problem}
      onSet={onSet}
    />
  );
}
