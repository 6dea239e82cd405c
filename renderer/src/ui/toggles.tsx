import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import './toggles.css';

type ToggleChoice<V> = {
  readonly value: V;
  readonly label: string;
  readonly picture: ReactNode;
  /** Whether the label is drawn beside the picture, or only said. */
  readonly isLabelShown?: boolean;
};

type TogglesProps<V extends string> = {
  readonly label: string;
  /** Null: none of them, or several things differ. */
  readonly value: V | null;
  readonly choices: readonly ToggleChoice<V>[];
  readonly onChange: (value: V | null) => void;
};

/** At most one of a few; pressing it again takes it away. Arrow keys move. */
export function Toggles<V extends string>({ label, value, choices, onChange }: TogglesProps<V>) {
  return (
    <ToggleGroup<V>
      aria-label={label}
      className="ui-toggles"
      value={value === null ? [] : [value]}
      onValueChange={([next = null]) => onChange(next)}
    >
      {choices.map((choice) => (
        <Toggle
          key={choice.value}
          value={choice.value}
          className="ui-toggle"
          data-value={choice.value}
          aria-label={choice.label}
        >
          {choice.picture}
          {choice.isLabelShown === true && <span aria-hidden="true">{choice.label}</span>}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
