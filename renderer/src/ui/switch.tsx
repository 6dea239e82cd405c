import { Switch as Base } from '@base-ui/react/switch';
import './switch.css';

type SwitchProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <Base.Root
      className="ui-switch"
      aria-label={label}
      checked={isOn}
      onCheckedChange={(next) => onChange(next)}
    >
      <Base.Thumb className="ui-switch-thumb" />
    </Base.Root>
  );
}
