import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { CircleSlash2, Star } from 'lucide-react';
import './stars.css';

const choices = [1, 2, 3, 4, 5] as const;

type StarsProps = {
  readonly label: string;
  /** Null where several things differ. */
  readonly value: number | null;
  /** What each number of stars is called; 0 takes them away. */
  readonly nameOf: (stars: number) => string;
  readonly onChange: (stars: number) => void;
};

/** None to five stars. The star that is set, clicked again, takes the rating away. */
export function Stars({ label, value, nameOf, onChange }: StarsProps) {
  return (
    <RadioGroup<number | null>
      aria-label={label}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      className="ui-stars"
    >
      {choices.map((stars) => (
        <Radio.Root
          key={stars}
          value={stars}
          className="ui-star"
          aria-label={nameOf(stars)}
          data-on={value !== null && stars <= value ? '' : undefined}
          onClick={() => stars === value && onChange(0)}
        >
          <Star aria-hidden="true" />
        </Radio.Root>
      ))}
      <Radio.Root value={0} className="ui-star ui-star--none" aria-label={nameOf(0)}>
        <CircleSlash2 aria-hidden="true" />
      </Radio.Root>
    </RadioGroup>
  );
}
