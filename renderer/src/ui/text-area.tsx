import { useId } from 'react';
import type { ComponentProps } from 'react';
import './text-field.css';
import './text-area.css';

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | null;
};

/** A field of several lines, as `TextField` is of one. */
export function TextArea({ label, value, onChange, problem = null, ...area }: TextAreaProps) {
  const id = useId();
  const noteId = `${id}note`;
  return (
    <div className="ui-field">
      <label htmlFor={id} className="ui-field-label">
        {label}
      </label>
      <div className="ui-field-box ui-field-box--lines">
        <textarea
          {...area}
          id={id}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : noteId}
        />
      </div>
      {problem !== null && (
        <p id={noteId} className="ui-field-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
