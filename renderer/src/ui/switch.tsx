import { Switch as Base } from '@base-ui/react/switch';
import { useId } from 'react';
import './switch.css';

type SwitchProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** On or off, at once; its words beside it. */
export function Switch({ label, isOn, onChange }: SwitchProps) {
  const labelId = useId();
  return (
    <label className="ui-switch-line">
      <Base.Root
        className="ui-switch"
        aria-labelledby={labelId}
        checked={isOn}
        onCheckedChange={(next) => onChange(next)}
      >
        <Base.Thumb className="ui-switch-thumb" />
      </Base.Root>
      <span id={labelId}>{label}</span>
    </label>
  );
}
