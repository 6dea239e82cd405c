import { useEffect, useRef, useState } from 'react';
import { inspectorText } from '../../../text/inspector.ts';
import './title-field.css';

type TitleFieldProps = { readonly title: string; readonly onChange: (title: string) => void };

/** The clip's title, changed in place: settled by Enter, by leaving the field, and by choosing another clip; Escape gives it up. */
export function TitleField({ title, onChange }: TitleFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = useRef(() => undefined as void);
  useEffect(() => {
    settle.current = () => {
      const wished = typed?.trim() ?? '';
      if (wished !== '' && wished !== title) onChange(wished);
    };
  });
  // On its way out with the clip it belongs to.
  useEffect(() => () => settle.current(), []);

  function leave(): void {
    settle.current();
    settle.current = () => undefined;
    setTyped(null);
  }
  return (
    <input
      className="title-field"
      dir="auto"
      aria-label={inspectorText.title}
      value={typed ?? title}
      maxLength={300}
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          settle.current = () => undefined;
          setTyped(null);
        } else if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
