import { Bookmark, Folder, Plus, Tag } from 'lucide-react';
import { useEffect, useState } from 'react';
import { quoted } from '../../../../shared/library-query/write-query.ts';
import { useBound } from '../../stores/bound.ts';
import { createNamesStore } from '../../stores/names.ts';
import { createSearchesStore } from '../../stores/searches.ts';
import type { SavedSearch } from '../../stores/searches.ts';
import { listsText } from '../../text/library-lists.ts';
import { IconButton } from '../../ui/button.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { DrawerItem } from './drawer-item.tsx';
import { useListActions } from './list-actions.ts';
import './library-drawer.css';

/** The tags with the most clips; all of them have a place of their own. */
const mostTags = 12;

type LibraryDrawerProps = { readonly onChoose?: () => void };

/** Below the rooms, while one is in the library: searches kept by name, collections, tags. Clips can be dropped on the latter two. */
export function LibraryDrawer({ onChoose = () => undefined }: LibraryDrawerProps) {
  return (
    <section className="shell-lists" aria-label={listsText.label}>
      <Searches onChoose={onChoose} />
      <Collections onChoose={onChoose} />
      <Tags onChoose={onChoose} />
    </section>
  );
}

type PartProps = { readonly onChoose: () => void };

function Searches({ onChoose }: PartProps) {
  const searches = useBound(createSearchesStore, (state) => state.searches);
  const counts = useBound(createSearchesStore, (state) => state.counts);
  const watch = useBound(createSearchesStore, (state) => state.watch);
  const actions = useListActions();
  const [renaming, setRenaming] = useState<SavedSearch | null>(null);
  const words = listsText.searches;
  useEffect(() => watch(), [watch]);
  return (
    <section className="shell-list">
      <header className="shell-list-head">
        <h2>{words.title}</h2>
      </header>
      {searches.length === 0 && <p className="shell-list-none">{words.none}</p>}
      <ul>
        {searches.map((search) => (
          <DrawerItem
            key={search.id}
            icon={<Bookmark />}
            name={search.name}
            count={counts.get(search.id) ?? null}
            query={search.query}
            onOpen={() => {
              actions.open(search.query);
              onChoose();
            }}
            onRename={() => setRenaming(search)}
            onRemove={() => actions.removeSearch(search)}
          />
        ))}
      </ul>
      <NameDialog
        closeLabel={listsText.close}
        title={words.renameTitle}
        label={listsText.nameLabel}
        save={listsText.save}
        cancel={listsText.cancel}
        maxLength={120}
        name={renaming?.name ?? null}
        onClose={() => setRenaming(null)}
        onSave={(name) => renaming !== null && actions.saveSearch({ ...renaming, name })}
      />
    </section>
  );
}

function Collections({ onChoose }: PartProps) {
  const collections = useBound(createNamesStore, (state) => state.collections);
  const actions = useListActions();
  /** The name to begin with: empty for a new one. */
  const [naming, setNaming] = useState<string | null>(null);
  const words = listsText.collections;
  return (
    <section className="shell-list">
      <header className="shell-list-head">
        <h2>{words.title}</h2>
        <IconButton label={words.add} onClick={() => setNaming('')}>
          <Plus />
        </IconButton>
      </header>
      {collections.length === 0 && <p className="shell-list-none">{words.none}</p>}
      <ul>
        {collections.map(({ name, count }) => (
          <DrawerItem
            key={name}
            icon={<Folder />}
            name={name}
            count={count}
            query={`collection:${quoted(name)}`}
            onOpen={() => {
              actions.openCollection(name);
              onChoose();
            }}
            onRename={() => setNaming(name)}
            onRemove={() => actions.removeCollection(name)}
            onDropClips={(clips) => actions.change(clips, { kind: 'collect', add: [name], remove: [] })}
          />
        ))}
      </ul>
      <NameDialog
        closeLabel={listsText.close}
        title={naming === '' ? words.addTitle : words.renameTitle}
        label={listsText.nameLabel}
        save={naming === '' ? words.make : listsText.save}
        cancel={listsText.cancel}
        maxLength={120}
        name={naming}
        onClose={() => setNaming(null)}
        onSave={(name) =>
          naming === '' || naming === null
            ? actions.createCollection(name)
            : actions.renameCollection(naming, name)
        }
      />
    </section>
  );
}

function Tags({ onChoose }: PartProps) {
  const tags = useBound(createNamesStore, (state) => state.tags);
  const actions = useListActions();
  if (tags.length === 0) return null;
  const shown = tags.toSorted((a, b) => b.count - a.count).slice(0, mostTags);
  return (
    <section className="shell-list">
      <header className="shell-list-head">
        <h2>{listsText.tags.title}</h2>
      </header>
      <ul>
        {shown.map(({ name, count }) => (
          <DrawerItem
            key={name}
            icon={<Tag />}
            name={name}
            count={count}
            query={`tag:${quoted(name)}`}
            onOpen={() => {
              actions.open(`tag:${quoted(name)}`);
              onChoose();
            }}
            onDropClips={(clips) => actions.change(clips, { kind: 'tag', add: [name], remove: [] })}
          />
        ))}
      </ul>
    </section>
  );
}
