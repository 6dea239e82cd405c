import type { LedgerSums } from '../../../../shared/contract/ledger.ts';
import { formatMicros } from '../../../../shared/money.ts';
import { wholeNumber } from '../../text/form.ts';
import { spendingText } from '../../text/spending.ts';

const words = spendingText.figures;

/** The few numbers that matter; what is zero and only sometimes there stays away. */
export function Figures({ sums }: { readonly sums: LedgerSums }) {
  const { spentMicros, clips, perClipMicros, refundDueMicros, refundedMicros, unclearMicros } = sums;
  const figures: readonly (readonly [string, string, 'plain' | 'warn'])[] = [
    [words.spent, formatMicros(spentMicros), 'plain'],
    [words.clips, wholeNumber(clips), 'plain'],
    [words.perClip, perClipMicros === null ? spendingText.none : cents(perClipMicros), 'plain'],
    ...(refundDueMicros > 0 ? [[words.refundDue, formatMicros(refundDueMicros), 'plain'] as const] : []),
    ...(refundedMicros > 0 ? [[words.refunded, formatMicros(refundedMicros), 'plain'] as const] : []),
    ...(unclearMicros > 0 ? [[words.unclear, formatMicros(unclearMicros), 'warn'] as const] : []),
  ];
  return (
    <dl className="spending-figures" aria-label={words.label}>
      {figures.map(([name, value, look]) => (
        <div key={name} className={`spending-figure spending-figure--${look}`}>
          <dt>{name}</dt>
          <dd className="num can-select">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An average is no exact amount: to the cent. */
export function cents(micros: number): string {
  return formatMicros(Math.round(micros / 10_000) * 10_000);
}
