import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { addElement, moveElement, removeElement } from '../../../../../shared/craft/element-changes.ts';
import { elementKinds, readElements } from '../../../../../shared/craft/elements.ts';
import type { ElementKind } from '../../../../../shared/craft/elements.ts';
import { useBound } from '../../../stores/bound.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { elementsText } from '../../../text/elements.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { ElementRow } from './element-row.tsx';
import { GuidedStart } from './guided-start.tsx';
import { offersOf, useOwnElements } from './offers.ts';
import './elements.css';

const words = elementsText;

/** The draft by its elements. They are read from the text and changed in it, so there is one truth. */
export function ElementsView({ text }: { readonly text: string }) {
  const replaceText = useBound(createEditorStore, (state) => state.replaceText);
  const { elements } = useMemo(() => readElements(text), [text]);
  const write = (changed: { readonly text: string }) => replaceText({ prompt: changed.text });
  if (elements.length === 0)
    return (
      <GuidedStart
        onBegin={(prompt) => replaceText({ prompt: text === '' ? prompt : `${text}\n${prompt}` })}
      />
    );
  return (
    <div className="write-elements">
      <ol aria-label={words.list}>
        {elements.map((element, at) => (
          <ElementRow
            // By place and words: a row whose words changed elsewhere begins anew with them.
            key={`${at} ${element.text}`}
            text={text}
            element={element}
            at={at}
            isLast={at === elements.length - 1}
            onChange={write}
            onMove={(from, to) => write(moveElement(text, from, to))}
            onRemove={() => write(removeElement(text, element))}
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
  const own = useOwnElements();
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
