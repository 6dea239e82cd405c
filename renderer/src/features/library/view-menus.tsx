import { ArrowDownUp, Rows3 } from 'lucide-react';
import type { Arrangement } from '../../stores/outline-loader.ts';
import { searchText } from '../../text/library-search.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuChoices } from '../../ui/menu.tsx';
import { useLibrary } from './use-library.ts';

/** A field and its direction: `kept-` is the newest first. */
type SortKey = keyof typeof searchText.sort.names;
const sortKeys: readonly SortKey[] = [
  'kept-',
  'kept+',
  'rating-',
  'name+',
  'duration-',
  'size-',
  'cost-',
  'manual+',
];
const groupKeys = ['day', 'draft', 'collection', 'none'] as const;

function sortOf(key: SortKey): Arrangement['sort'] {
  // Every key is a field and one sign.
  return { by: key.slice(0, -1) as Arrangement['sort']['by'], descending: key.endsWith('-') };
}

function keyOf({ by, descending }: Arrangement['sort']): SortKey {
  const key = `${by}${descending ? '-' : '+'}`;
  return sortKeys.find((each) => each === key) ?? 'kept-';
}

/** In which order the clips lie, and under which headings. */
export function ViewMenus() {
  const { sort, group } = useLibrary((state) => state.arrangement);
  const arrange = useLibrary((state) => state.arrange);
  const isInCollection = useLibrary((state) => state.collection !== null);
  const words = searchText;
  const offered = sortKeys.filter((key) => key !== 'manual+' || isInCollection);
  const present = words.sort.names[keyOf(sort)];
  return (
    <div className="library-view">
      <Menu
        trigger={
          <Button icon={<Rows3 />} aria-label={words.group.said(words.group.names[group])}>
            <span>{words.group.names[group]}</span>
          </Button>
        }
      >
        <MenuChoices
          label={words.group.label}
          value={group}
          choices={groupKeys.map((key) => ({ value: key, label: words.group.names[key] }))}
          onChoose={(next) => arrange({ group: next })}
        />
      </Menu>
      <Menu
        trigger={
          <Button icon={<ArrowDownUp />} aria-label={words.sort.said(present)}>
            <span>{present}</span>
          </Button>
        }
      >
        <MenuChoices
          label={words.sort.label}
          value={keyOf(sort)}
          choices={offered.map((key) => ({ value: key, label: words.sort.names[key] }))}
          onChoose={(next) => arrange({ sort: sortOf(next) })}
        />
      </Menu>
    </div>
  );
}
