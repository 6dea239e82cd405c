import { Progress as Base } from '@base-ui/react/progress';
import './progress.css';

type ProgressProps = {
  readonly label: string;
  readonly done: number;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
  /** The progress in words, since bare numbers say little. */
  readonly valueText: string;
};

/** How far a work is. Where its size is not known, it only shows that it goes on. */
export function Progress({ label, done, total, valueText }: ProgressProps) {
  const value = total === null || total === 0 ? null : Math.min(100, (done / total) * 100);
  return (
    <Base.Root aria-label={label} value={value} getAriaValueText={() => valueText}>
      <Base.Track className="ui-progress">
        <Base.Indicator className="ui-progress-fill" />
      </Base.Track>
    </Base.Root>
  );
}
