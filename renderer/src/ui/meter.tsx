import { Meter as Base } from '@base-ui/react/meter';
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
    <Base.Root aria-label={label} value={share * 100} getAriaValueText={() => valueText}>
      <Base.Track className={`ui-meter${share >= 0.85 ? ' ui-meter--near' : ''}`}>
        <Base.Indicator className="ui-meter-fill" />
      </Base.Track>
    </Base.Root>
  );
}
