import { Autocomplete } from '@base-ui/react/autocomplete';
import { Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import './names-field.css';

/** `isOnAll` is false for a name that only some of the things chosen have. */
export type GivenName = { readonly name: string; readonly isOnAll: boolean };

export type NamesWords = {
  readonly label: string;
  readonly placeholder: string;
  readonly remove: (name: string) => string;
  /** For a name on some of the things: gives it to the others too. */
  readonly complete: (name: string) => string;
};

type NamesFieldProps = {
  readonly names: readonly GivenName[];
  /** What else there is to choose from, the likeliest first. */
  readonly known: readonly string[];
  readonly words: NamesWords;
  /** What is kept of a typed name; null for nothing. */
  readonly clean: (text: string) => string | null;
  readonly onAdd: (names: readonly string[]) => void;
  readonly onRemove: (name: string) => void;
};

const mostOffered = 40;

/**
 * Names as chips, and a field that completes what is typed. Enter or a comma adds; Backspace in the empty field takes the last away.
 * Enter in the empty field is left to the form around it.
 */
export function NamesField(props: NamesFieldProps) {
  const { names, known, words, clean, onAdd, onRemove } = props;
  const [text, setText] = useState('');
  const isMarked = useRef(false);
  const listId = useId();
  const taken = new Set(names.filter(({ isOnAll }) => isOnAll).map(({ name }) => name));
  const wanted = text.trim().toLowerCase();
  const offered = known
    .filter((name) => !taken.has(name) && name.toLowerCase().includes(wanted))
    .slice(0, mostOffered);

  function add(typed: string): void {
    const fresh = typed.split(',').map(clean);
    const wished = [...new Set(fresh.filter((name) => name !== null && !taken.has(name)))] as string[];
    if (wished.length > 0) onAdd(wished);
    setText('');
  }

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const last = names.at(-1);
    if (event.key === 'Enter' && text.trim() === '' && !isMarked.current) return;
    if (event.key === 'Enter' && !isMarked.current) add(text);
    else if (event.key === ',') add(text);
    else if (event.key === 'Backspace' && text === '' && last !== undefined) onRemove(last.name);
    else return;
    event.preventDefault();
  }

  return (
    <div className="ui-names">
      <ul className="ui-names-list" id={listId} aria-label={words.label}>
        {names.map((given) => (
          <GivenChip key={given.name} given={given} words={words} onAdd={onAdd} onRemove={onRemove} />
        ))}
      </ul>
      <Autocomplete.Root
        items={offered}
        mode="none"
        value={text}
        openOnInputClick
        onValueChange={(next, { reason }) => (reason === 'item-press' ? add(next) : setText(next))}
        onItemHighlighted={(item) => {
          isMarked.current = item !== undefined;
        }}
      >
        <span className="ui-names-add">
          <Plus aria-hidden="true" />
          <Autocomplete.Input
            aria-label={words.placeholder}
            aria-describedby={listId}
            placeholder={words.placeholder}
            className="ui-names-input"
            maxLength={200}
            onKeyDown={handleKeyDown}
            onBlur={() => add(text)}
          />
        </span>
        <Autocomplete.Portal>
          <Autocomplete.Positioner
            sideOffset={6}
            collisionPadding={8}
            align="start"
            className="ui-menu-place"
          >
            <Autocomplete.Popup className="ui-menu ui-names-menu">
              <Autocomplete.List>
                {(name: string) => (
                  <Autocomplete.Item key={name} value={name} className="ui-menu-item">
                    <span className="one-line">
                      <NestedName name={name} />
                    </span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </div>
  );
}

type GivenChipProps = Pick<NamesFieldProps, 'words' | 'onAdd' | 'onRemove'> & { readonly given: GivenName };

function GivenChip({ given: { name, isOnAll }, words, onAdd, onRemove }: GivenChipProps) {
  return (
    <li className={isOnAll ? 'ui-name' : 'ui-name is-partial'}>
      {isOnAll ? (
        <span className="one-line">
          <NestedName name={name} />
        </span>
      ) : (
        <button
          type="button"
          className="ui-name-complete"
          aria-label={words.complete(name)}
          onClick={() => onAdd([name])}
        >
          <NestedName name={name} />
        </button>
      )}
      <button
        type="button"
        className="ui-name-remove"
        aria-label={words.remove(name)}
        onClick={() => onRemove(name)}
      >
        <X />
      </button>
    </li>
  );
}

/** "animal/fox" with what it lies in drawn back. */
export function NestedName({ name }: { readonly name: string }) {
  const at = name.lastIndexOf('/');
  if (at < 0) return name;
  return (
    <>
      <span className="ui-name-within">{name.slice(0, at + 1).replaceAll('/', ' / ')}</span>
      {name.slice(at + 1)}
    </>
  );
}
