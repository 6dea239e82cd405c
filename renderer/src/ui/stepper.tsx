import { NumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import './stepper.css';

type StepperProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly lessLabel: string;
  readonly moreLabel: string;
  readonly onChange: (value: number) => void;
};

/** A small whole number, by buttons, arrow keys or typing. */
export function Stepper({ label, value, min, max, lessLabel, moreLabel, onChange }: StepperProps) {
  return (
    <NumberField.Root
      value={value}
      min={min}
      max={max}
      step={1}
      onValueChange={(next) => next !== null && onChange(Math.round(next))}
    >
      <NumberField.Group className="ui-stepper">
        <NumberField.Decrement className="ui-stepper-button" aria-label={lessLabel}>
          <Minus />
        </NumberField.Decrement>
        <NumberField.Input className="ui-stepper-value num" aria-label={label} />
        <NumberField.Increment className="ui-stepper-button" aria-label={moreLabel}>
          <Plus />
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  );
}
