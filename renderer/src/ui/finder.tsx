import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import './finder.css';

type FinderItem = { readonly value: string; readonly label: string };
type FinderGroup<I> = { readonly value: string; readonly items: readonly I[] };

type FinderProps<I extends FinderItem> = {
  /** The name of the field. */
  readonly label: string;
  readonly placeholder: string;
  /** What stands where nothing fits. */
  readonly none: string;
  readonly groups: readonly FinderGroup<I>[];
  readonly onChoose: (item: I) => void;
  /** What stands at the end of an item's line. */
  readonly endOf: (item: I) => ReactNode;
};

/** A list in groups that typing narrows; Enter takes the one that is marked. */
export function Finder<I extends FinderItem>(props: FinderProps<I>) {
  const { label, placeholder, none, groups, onChoose, endOf } = props;
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      itemToStringValue={(item: I) => item.label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="ui-finder-input">
        <Search aria-hidden="true" />
        <Autocomplete.Input aria-label={label} placeholder={placeholder} />
      </div>
      <div className="ui-finder-scroll">
        <Autocomplete.Empty className="ui-finder-none">{none}</Autocomplete.Empty>
        <Autocomplete.List>
          {(group: FinderGroup<I>) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="ui-finder-label">{group.value}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: I) => (
                  <Autocomplete.Item
                    key={item.value}
                    value={item}
                    className="ui-finder-item"
                    onClick={() => onChoose(item)}
                  >
                    <span className="one-line">{item.label}</span>
                    {endOf(item)}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}
