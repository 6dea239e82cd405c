import { Bookmark, ChevronDown, X } from 'lucide-react';
import { memo, useState } from 'react';
import { ask } from '../../bridge.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { searchText } from '../../text/library-search.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu, MenuChoices } from '../../ui/menu.tsx';
import { Spring } from '../../ui/room-bar.tsx';
import { filterFields, filterValue, fixedChoices, withFilter, withoutFilters } from './filters.ts';
import type { FilterField } from './filters.ts';
import { useLibrary } from './use-library.ts';
import './filter-bar.css';

const words = searchText.filters;

/** What is asked besides words, as controls: each writes into the search box what one could type. */
export function FilterBar({ onSave }: { readonly onSave: () => void }) {
  const query = useLibrary((state) => state.query);
  const search = useLibrary((state) => state.search);
  const values = filterFields.map((field) => [field, filterValue(query, field)] as const);
  const hasFilters = values.some(([, value]) => value !== null);
  return (
    <div className="filter-bar" role="toolbar" aria-label={words.label}>
      {values.map(([field, value]) => (
        <Filter key={field} field={field} value={value} />
      ))}
      {hasFilters && (
        <IconButton
          label={words.clear}
          className="filter-clear"
          onClick={() => search(withoutFilters(query))}
        >
          <X />
        </IconButton>
      )}
      <Spring />
      {query.trim() !== '' && (
        <Button icon={<Bookmark />} onClick={onSave}>
          {words.save}
        </Button>
      )}
    </div>
  );
}

type FilterProps = { readonly field: FilterField; readonly value: string | null };

/** Stands for no value in the menu: values are never empty. */
const any = '';

/** Ten menus are a third of what drawing a letter costs, and few letters change any of them. */
const Filter = memo(function Filter({ field, value }: FilterProps) {
  const library = storeOf(useBridge(), createLibraryStore);
  const [found, load] = useFieldValues(field);
  const offered = [...fixedChoices[field], ...found];
  const values = value === null || offered.includes(value) ? offered : [value, ...offered];
  const name = value === null ? words.names[field] : words.value(field, value);
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="filter-chip"
          data-set={value === null ? undefined : ''}
          aria-label={words.said(field, value)}
          onPointerDown={load}
          onFocus={load}
        >
          <span className="one-line">{name}</span>
          <ChevronDown aria-hidden="true" />
        </button>
      }
    >
      <MenuChoices
        label={words.names[field]}
        value={value ?? any}
        choices={[
          { value: any, label: words.any[field] },
          ...values.map((each) => ({ value: each, label: words.value(field, each) })),
        ]}
        onChoose={(next) => {
          const { query, search } = library.getState();
          search(withFilter(query, field, next === any ? null : next));
        }}
      />
    </Menu>
  );
});

/** The library's own values of a field, looked up when its menu is about to open. */
function useFieldValues(field: FilterField): readonly [readonly string[], () => void] {
  const bridge = useBridge();
  const [values, setValues] = useState<readonly string[]>([]);
  function load(): void {
    if (field !== 'tag' && field !== 'collection' && field !== 'model') return;
    ask(bridge, 'library.suggest', { field, prefix: '', limit: 30 }).then(
      (answer) => setValues(answer.values.map(({ value }) => value)),
      // The menu then offers what it has; typing works all the same.
      () => undefined,
    );
  }
  return [values, load];
}
