/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist cannot be styled, nor say how many clips a value has. */
import type { SearchOption } from './completions.ts';
import { searchText } from '../../text/library-search.ts';

type SearchOptionsProps = {
  readonly id: string;
  readonly options: readonly SearchOption[];
  readonly marked: number;
  readonly onTake: (option: SearchOption) => void;
};

/** What could be typed next. The keyboard stays in the field; a press must not take it away. */
export function SearchOptions({ id, options, marked, onTake }: SearchOptionsProps) {
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={searchText.options}
      className="search-options"
      hidden={options.length === 0}
      onPointerDown={(event) => event.preventDefault()}
    >
      {options.map((option, at) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field takes the keys.
        <div
          key={option.id}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === marked}
          className="search-option"
          onClick={() => onTake(option)}
        >
          <span className="one-line">{option.label}</span>
          <small className="num one-line">{option.detail}</small>
        </div>
      ))}
    </div>
  );
}
