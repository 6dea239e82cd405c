import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { memo } from 'react';
import type { ReactNode } from 'react';
import './segmented.css';

type Choice<V> = { readonly value: V; readonly label: string; readonly picture?: ReactNode };

type SegmentedProps<V extends string | number> = {
  /** The radio group's name. */
  readonly label: string;
  readonly value: V;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
  /** `pictures` stacks a picture over each label. */
  readonly look?: 'plain' | 'pictures';
};

/** One choice of a few, all in view. Arrow keys move, as in every radio group. Drawn again only when it differs. */
export const Segmented = memo(SegmentedGroup) as typeof SegmentedGroup;

function SegmentedGroup<V extends string | number>(props: SegmentedProps<V>) {
  const { label, value, choices, onChange, look = 'plain' } = props;
  return (
    <RadioGroup<V>
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next)}
      className={`ui-segmented ui-segmented--${look}`}
    >
      {choices.map((choice) => (
        <Radio.Root
          key={choice.value}
          value={choice.value}
          className="ui-segment num"
          aria-label={choice.label}
        >
          {choice.picture}
          <span aria-hidden="true">{choice.label}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
