import { BookmarkPlus } from 'lucide-react';
import { useBound } from '../../../stores/bound.ts';
import { createWriteViewStore } from '../../../stores/write-view.ts';
import { phrasebookText } from '../../../text/phrasebook.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';

const words = phrasebookText;
const kinds = ['element', 'snippet', 'shelf', 'negative'] as const;

/** Keeps the words that are marked in a text. */
export function SaveSelection({ selected }: { readonly selected: string }) {
  const open = useBound(createWriteViewStore, (state) => state.openPhrasebook);
  if (selected === '') return null;
  return (
    <Menu align="start" trigger={<Button icon={<BookmarkPlus />}>{words.saveSelection}</Button>}>
      {kinds.map((kind) => (
        <MenuItem key={kind} onChoose={() => open(kind, { kind, body: selected })}>
          {words.saveAs[kind]}
        </MenuItem>
      ))}
    </Menu>
  );
}
