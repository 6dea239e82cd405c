import { BookMarked, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Phrase } from '../../../../../shared/contract/phrasebook.ts';
import { readElements } from '../../../../../shared/craft/elements.ts';
import type { ElementKind } from '../../../../../shared/craft/elements.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { useBound } from '../../../stores/bound.ts';
import { createPhrasebookStore } from '../../../stores/phrasebook.ts';
import { createWriteViewStore } from '../../../stores/write-view.ts';
import type { KeptKind, PhraseStart } from '../../../stores/write-view.ts';
import { phrasebookText } from '../../../text/phrasebook.ts';
import { shellText } from '../../../text/shell.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { PhraseForm } from './phrase-form.tsx';
import { PhraseList } from './phrase-list.tsx';
import './phrasebook.css';

const words = phrasebookText;
const tabs = (['snippet', 'shelf', 'element', 'negative'] as const).map((value) => ({
  value,
  label: words.kinds[value].title,
}));

/** The user's own words: snippets, shelves, elements, and groups of what is kept out. */
export function PhrasebookDialog() {
  const kind = useBound(createWriteViewStore, (state) => state.phrasebook);
  const open = useBound(createWriteViewStore, (state) => state.openPhrasebook);
  const close = useBound(createWriteViewStore, (state) => state.closePhrasebook);
  return (
    <Dialog
      isOpen={kind !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={words.title}
      closeLabel={shellText.close}
      size="wide"
    >
      {kind !== null && (
        <div className="write-phrasebook">
          <Segmented label={words.tabs} value={kind} choices={tabs} onChange={(next) => open(next)} />
          <Shelf key={kind} kind={kind} />
        </div>
      )}
    </Dialog>
  );
}

type Writing = {
  readonly phrase: Phrase | null;
  readonly body: string;
  readonly element: ElementKind | null;
};

/** Read from the words, where nobody says what they are. */
function startOf({ kind, body, element }: PhraseStart): Writing {
  const read = kind === 'element' ? (readElements(body).elements[0]?.kind ?? 'other') : 'other';
  const guess = read === 'other' ? null : read;
  return { phrase: null, body, element: element === undefined ? guess : element };
}

function Shelf({ kind }: { readonly kind: KeptKind }) {
  const phrases = useBound(createPhrasebookStore, (state) => state.phrases);
  const failed = useBound(createPhrasebookStore, (state) => state.error !== null);
  const start = useBound(createWriteViewStore, (state) => state.start);
  const [writing, setWriting] = useState<Writing | null>(start?.kind === kind ? startOf(start) : null);
  const remove = useRemoval();
  const kept = (phrases ?? []).filter((phrase) => phrase.kind === kind);
  const own = words.kinds[kind];
  const add = () => setWriting({ phrase: null, body: '', element: null });
  if (writing !== null)
    return (
      <PhraseForm
        kind={kind}
        phrase={writing.phrase}
        body={writing.body}
        element={writing.element}
        others={kept}
        onDone={() => setWriting(null)}
      />
    );
  return (
    <>
      <div className="write-phrasebook-head">
        <p>{own.about}</p>
        <Button look="solid" icon={<Plus />} onClick={add}>
          {own.add}
        </Button>
      </div>
      {failed && phrases === null && <Banner look="bad" title={words.failed} />}
      {kept.length === 0 && phrases !== null ? (
        <div className="write-phrasebook-none">
          <EmptyState icon={<BookMarked />} title={own.none} />
        </div>
      ) : (
        <PhraseList
          phrases={kept}
          onEdit={(phrase) => setWriting({ phrase, body: phrase.body, element: phrase.element })}
          onRemove={remove}
        />
      )}
    </>
  );
}

/** Removes at once; the notice takes it back. */
function useRemoval(): (phrase: Phrase) => void {
  const remove = useBound(createPhrasebookStore, (state) => state.remove);
  const restore = useBound(createPhrasebookStore, (state) => state.restore);
  const notices = useNotices();
  return ({ id, name, kind }) =>
    notices.run(async () => {
      await remove(id);
      if (kind === 'accepted') return;
      notices.show({
        title: words.kinds[kind].removed(name),
        action: { label: words.undo, run: () => notices.run(() => restore(id)) },
      });
    });
}
