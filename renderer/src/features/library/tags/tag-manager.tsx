import { useState } from 'react';
import { useBound } from '../../../stores/bound.ts';
import { createNamesStore } from '../../../stores/names.ts';
import { goTo, useRoute } from '../../../stores/route.ts';
import { shellText } from '../../../text/shell.ts';
import { tagsText } from '../../../text/tags.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { TagRow } from './tag-row.tsx';
import { tagLines } from './tag-tree.ts';
import './tag-manager.css';

/** Drawn at once; the rest is found by typing. */
const mostDrawn = 300;

/** Every tag of the library, to be renamed, joined and deleted everywhere. Open at `#/library/tags`. */
export function TagManager() {
  const { room, rest } = useRoute();
  return (
    <Dialog
      isOpen={room === 'library' && rest === 'tags'}
      onOpenChange={(isOpen) => !isOpen && goTo('library')}
      title={tagsText.title}
      closeLabel={shellText.close}
    >
      <TagList />
    </Dialog>
  );
}

function TagList() {
  const tags = useBound(createNamesStore, (state) => state.tags);
  const [wanted, setWanted] = useState('');
  const [renaming, setRenaming] = useState<string | null>(null);
  const lines = tagLines(tags, wanted);
  if (tags.length === 0) return <p className="tag-manager-none">{tagsText.none}</p>;
  return (
    <div className="tag-manager">
      <TextField
        label={tagsText.find}
        isLabelShown={false}
        placeholder={tagsText.find}
        value={wanted}
        onChange={setWanted}
      />
      <ul className="tag-manager-list" aria-label={tagsText.title}>
        {lines.slice(0, mostDrawn).map((line) => (
          <TagRow
            key={line.name}
            line={line}
            tags={tags}
            isRenaming={renaming === line.name}
            onRenaming={(isRenaming) => setRenaming(isRenaming ? line.name : null)}
          />
        ))}
      </ul>
      {lines.length === 0 && <p className="tag-manager-none">{tagsText.notFound}</p>}
      {lines.length > mostDrawn && (
        <p className="tag-manager-none">{tagsText.more(lines.length - mostDrawn)}</p>
      )}
    </div>
  );
}
