import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import './text-field.css';

type TextFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'prefix'> & {
  readonly label: string;
  /** Whether the label is drawn, or only said. */
  readonly isLabelShown?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
  readonly prefix?: string;
};

export function TextField(props: TextFieldProps) {
  const { label, isLabelShown = true, value, onChange, hint, problem = null, prefix, ...input } = props;
  const id = useId();
  const noteId = `${id}note`;
  const hasNote = problem !== null || hint !== undefined;
  return (
    <div className="ui-field">
      <label htmlFor={id} className={isLabelShown ? 'ui-field-label' : 'unseen'}>
        {label}
      </label>
      <div className="ui-field-box">
        {prefix !== undefined && <span aria-hidden="true">{prefix}</span>}
        <input
          {...input}
          id={id}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-invalid={problem !== null || undefined}
          aria-describedby={hasNote ? noteId : undefined}
        />
      </div>
      {hasNote && (
        <p id={noteId} className={problem === null ? 'ui-field-hint' : 'ui-field-problem'}>
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}
