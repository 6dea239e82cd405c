import { Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { addElement, moveElement, removeElement } from '../../../../../shared/craft/element-changes.ts';
import { elementKinds, readElements } from '../../../../../shared/craft/elements.ts';
import type { ElementKind } from '../../../../../shared/craft/elements.ts';
import { useBound } from '../../../stores/bound.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { elementsText } from '../../../text/elements.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { useReadText } from '../use-read-text.ts';
import { ElementRow } from './element-row.tsx';
import { GuidedStart } from './guided-start.tsx';
import { offersOf, useOwnElements } from './offers.ts';
import { useElementUndo } from './use-element-undo.ts';
import { useRowFocus } from './use-row-focus.ts';
import './elements.css';

const words = elementsText;

/** The draft by its elements. They are read from the text and changed in it, so there is one truth. */
export function ElementsView() {
  const text = useReadText('prompt');
  const replaceText = useBound(createEditorStore, (state) => state.replaceText);
  const { elements } = useMemo(() => readElements(text), [text]);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const keepFocus = useRowFocus(list);
  useElementUndo(root);
  const write = (changed: { readonly text: string }) => replaceText({ prompt: changed.text });
  function move(from: number, to: number): void {
    keepFocus(Math.max(0, Math.min(to, elements.length - 1)));
    write(moveElement(text, from, to));
  }
  if (elements.length === 0)
    return (
      <div ref={root}>
        <GuidedStart
          onBegin={(prompt) => replaceText({ prompt: text === '' ? prompt : `${text}\n${prompt}` })}
        />
      </div>
    );
  return (
    <div className="write-elements" ref={root}>
      <ol aria-label={words.list} ref={list}>
        {elements.map((element, at) => (
          <ElementRow
            // By place: a row that is clicked while its words are typed must be there still when they have become the text.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            text={text}
            element={element}
            at={at}
            isLast={at === elements.length - 1}
            onChange={write}
            onMove={move}
            onRemove={() => {
              keepFocus(at);
              write(removeElement(text, element));
            }}
          />
        ))}
      </ol>
      <div className="write-elements-add">
        {elementKinds.flatMap((kind) =>
          kind === 'other'
            ? []
            : [<AddElement key={kind} kind={kind} onAdd={(fresh) => write(addElement(text, kind, fresh))} />],
        )}
      </div>
      <p className="write-elements-note">{words.note}</p>
    </div>
  );
}

type AddElementProps = {
  readonly kind: Exclude<ElementKind, 'other'>;
  readonly onAdd: (words: string) => void;
};

function AddElement({ kind, onAdd }: AddElementProps) {
  const own = useOwnElements(kind);
  const offers = [words.hints[kind], ...offersOf(kind)];
  return (
    <Menu align="start" trigger={<Button icon={<Plus />}>{words.kinds[kind]}</Button>}>
      {[...new Set([...own, ...offers])].map((each) => (
        <MenuItem key={each} onChoose={() => onAdd(each)}>
          {each}
        </MenuItem>
      ))}
    </Menu>
  );
}
