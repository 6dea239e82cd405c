import { Slider as Base } from '@base-ui/react/slider';
import './slider.css';

type SliderProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** The value as a screen reader says it. */
  readonly valueText?: (value: number) => string;
  readonly onChange: (value: number) => void;
  /** Called once, when the user lets go. */
  readonly onSettle?: (value: number) => void;
};

export function Slider({ label, value, min, max, step = 1, valueText, onChange, onSettle }: SliderProps) {
  return (
    <Base.Root
      value={value}
      min={min}
      max={max}
      step={step}
      onValueChange={(next) => onChange(next)}
      onValueCommitted={(next) => onSettle?.(next)}
    >
      <Base.Control className="ui-slider">
        <Base.Track className="ui-slider-track">
          <Base.Indicator className="ui-slider-fill" />
          <Base.Thumb
            className="ui-slider-thumb"
            aria-label={label}
            {...(valueText === undefined ? {} : { getAriaValueText: (_text, each) => valueText(each) })}
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
