import { useBound } from '../../stores/bound.ts';
import { createStatusStore } from '../../stores/status.ts';
import { variationsText } from '../../text/variations.ts';
import { limitNote } from './readiness.ts';

const words = variationsText;

type BatchSumProps = {
  readonly texts: number;
  /** Takes of each. */
  readonly count: number;
  readonly unitMicros: number;
  readonly isFree: boolean;
};

/** Money at the elbow: what this batch costs, what there is, and what is left under the caps. */
export function BatchSum({ texts, count, unitMicros, isFree }: BatchSumProps) {
  const status = useBound(createStatusStore, (state) => state.status);
  const totalMicros = texts * count * unitMicros;
  if (isFree) return <p className="write-batch num">{words.free}</p>;
  const { balanceMicros = null, spend } = status ?? {};
  const left = (cap: number | null | undefined, spent: number | undefined) =>
    cap == null ? null : Math.max(0, cap - (spent ?? 0));
  const today = left(spend?.dayCapMicros, spend?.todayMicros);
  const month = left(spend?.monthCapMicros, spend?.monthMicros);
  const facts = [
    balanceMicros === null ? null : words.balance(balanceMicros),
    today === null ? null : words.leftToday(today),
    month === null ? null : words.leftMonth(month),
  ].filter((fact) => fact !== null);
  const note = status === null ? null : limitNote(status, totalMicros);
  return (
    <div className="write-batch num" aria-live="polite">
      <p>
        <b>{words.total(totalMicros)}</b> {words.sum(texts, count, unitMicros)}
      </p>
      <small className={note === null ? undefined : 'write-price-near'}>{note ?? facts.join(' · ')}</small>
    </div>
  );
}
