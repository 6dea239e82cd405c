import './meter.css';

type MeterProps = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words, since bare numbers say little. */
  readonly valueText: string;
};

/** How much of something is used. Near the end it changes colour; the words beside it say so too. */
export function Meter({ label, value, max, valueText }: MeterProps) {
  const share = max <= 0 ? 1 : Math.min(1, value / max);
  return (
    <div
      className={`ui-meter${share >= 0.85 ? ' ui-meter--near' : ''}`}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={valueText}
    >
      <span style={{ width: `${share * 100}%` }} />
    </div>
  );
}
