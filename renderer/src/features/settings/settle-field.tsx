import { useState } from 'react';
import type { ComponentProps } from 'react';
import { TextField } from '../../ui/text-field.tsx';

type SettleFieldProps<V> = Pick<ComponentProps<typeof TextField>, 'inputMode' | 'placeholder' | 'prefix'> & {
  readonly label: string;
  readonly hint?: string;
  /** What stands while nothing is being typed. */
  readonly value: V;
  readonly write: (value: V) => string;
  /** Undefined for what cannot be read. */
  readonly read: (text: string) => V | undefined;
  readonly problem: string;
  /** Never rejects: a value that could not be set has been explained, and the old one stands again. */
  readonly onSet: (value: V) => Promise<void>;
};

/** A value typed as text. It takes effect on Enter or when the field is left; Escape goes back. */
export function SettleField<V>(props: SettleFieldProps<V>) {
  const { label, hint, value, write, read, problem, onSet, inputMode, placeholder, prefix } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? write(value);
  const parsed = read(text);

  async function settle(): Promise<void> {
    if (parsed === undefined) return;
    if (parsed !== value) await onSet(parsed);
    setTyped(null);
  }

  return (
    <TextField
      label={label}
      className="num"
      inputMode={inputMode}
      placeholder={placeholder}
      {...(prefix === undefined ? {} : { prefix })}
      value={text}
      hint={hint}
      problem={parsed === undefined ? problem : null}
      onChange={setTyped}
      onBlur={() => void settle()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void settle();
        else if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
