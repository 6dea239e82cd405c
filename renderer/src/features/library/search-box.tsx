import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { libraryText } from '../../text/library.ts';
import { searchText } from '../../text/library-search.ts';
import { IconButton } from '../../ui/button.tsx';
import { isMac } from '../../ui/keys.tsx';
import type { SearchOption } from './completions.ts';
import { focusSearch, searchFieldId } from './search-focus.ts';
import { SearchOptions } from './search-options.tsx';
import { useCompletions } from './use-completions.ts';
import { showsTrash } from './trash/shows-trash.ts';
import { useLibrary } from './use-library.ts';
import './search-box.css';

type SearchBoxProps = {
  /** Takes the keyboard to the first clip. */
  readonly onLeave: () => void;
};

/**
 * The search box, with what could be typed next below it. It stays a search field for whoever looks for one; the marked option is told by
 * `aria-activedescendant`, as in a combobox.
 */
export function SearchBox({ onLeave }: SearchBoxProps) {
  const query = useLibrary((state) => state.query);
  const search = useLibrary((state) => state.search);
  const field = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  /** What an arrow marked, and what the text was then. */
  const [mark, setMark] = useState({ at: -1, query: '' });
  const options = useCompletions(query, Math.min(caret, query.length));
  const listId = useId();
  const isShown = isOpen && options.length > 0;
  const marked = isShown && mark.query === query ? options[mark.at] : undefined;
  useFindKey();

  function clear(): void {
    search('');
    setIsOpen(false);
    field.current?.focus();
  }
  function take(option: SearchOption): void {
    search(option.text);
    setCaret(option.caret);
    field.current?.focus();
    // After the new text is in the field.
    requestAnimationFrame(() => field.current?.setSelectionRange(option.caret, option.caret));
    setIsOpen(option.text.endsWith(':'));
  }
  function step(by: 1 | -1): void {
    const size = options.length;
    const from = mark.query === query ? mark.at : -1;
    setMark({ at: from < 0 && by < 0 ? size - 1 : (from + by + size) % size, query });
  }
  /** Answers whether the key was for the options. */
  function handleOptionKey(key: string): boolean {
    if (key === 'ArrowDown' && !isShown && options.length > 0) {
      setIsOpen(true);
      setMark({ at: 0, query });
    } else if (!isShown) return false;
    else if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp') step(-1);
    else if (key === 'Escape') setIsOpen(false);
    else if ((key === 'Enter' || key === 'Tab') && marked !== undefined) take(marked);
    else return false;
    return true;
  }
  function handleKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (!handleOptionKey(event.key)) {
      if (event.key === 'Escape' && query !== '') clear();
      else if (event.key === 'ArrowDown' || event.key === 'Enter') {
        setIsOpen(false);
        onLeave();
      } else return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
  const followCaret = () => setCaret(field.current?.selectionStart ?? query.length);

  return (
    <div className="library-search">
      <Search aria-hidden="true" />
      <input
        ref={field}
        id={searchFieldId}
        type="search"
        aria-label={libraryText.search}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={marked === undefined ? undefined : `${listId}-${mark.at}`}
        placeholder={libraryText.searchHint}
        value={query}
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          search(event.target.value);
          setCaret(event.target.selectionStart ?? event.target.value.length);
          setIsOpen(event.target.value !== '' && !event.target.value.endsWith(' '));
        }}
        onSelect={followCaret}
        onBlur={() => setIsOpen(false)}
        onKeyDown={handleKeyDown}
      />
      <SearchCount />
      {query !== '' && (
        <IconButton className="library-clear" label={libraryText.clearSearch} keys="Esc" onClick={clear}>
          <X />
        </IconButton>
      )}
      <SearchOptions id={listId} options={isShown ? options : []} marked={mark.at} onTake={take} />
      <output className="unseen" aria-live="polite">
        {isShown && searchText.suggestions(options.length)}
      </output>
    </div>
  );
}

function SearchCount() {
  const found = useLibrary((state) => state.found);
  const total = useLibrary((state) => state.total);
  const isLoaded = useLibrary((state) => state.isLoaded);
  const answered = useLibrary((state) => state.answeredQuery);
  return (
    <output
      className="library-count num"
      aria-live="polite"
      // Says to tests and measures which words the screen answers by now.
      data-answers={isLoaded ? answered : undefined}
    >
      {isLoaded && countWords(answered, found, total)}
    </output>
  );
}

/** Of the whole, but for what lies in the trash, which the whole leaves out. */
function countWords(answered: string, found: number, total: number): string {
  if (answered === '') return libraryText.clips(total);
  return showsTrash(answered) ? libraryText.clips(found) : libraryText.found(found, total);
}

/** Ctrl/⌘ F, wherever in the room. */
function useFindKey(): void {
  useEffect(() => {
    function handle(event: globalThis.KeyboardEvent): void {
      const hasMod = isMac ? event.metaKey : event.ctrlKey;
      if (!hasMod || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      focusSearch('all');
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, []);
}
