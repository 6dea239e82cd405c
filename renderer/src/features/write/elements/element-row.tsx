import { ArrowDown, ArrowUp, BookmarkPlus, Eye, EyeOff, GripVertical, Replace, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { swapElement, switchElement } from '../../../../../shared/craft/element-changes.ts';
import type { Element } from '../../../../../shared/craft/elements.ts';
import { useBound } from '../../../stores/bound.ts';
import { createWriteViewStore } from '../../../stores/write-view.ts';
import { elementsText } from '../../../text/elements.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { elementDragType, useElementDrop } from './use-element-drop.ts';
import { offersOf, useOwnElements } from './offers.ts';

const words = elementsText;

type ElementRowProps = {
  readonly text: string;
  readonly element: Element;
  readonly at: number;
  readonly isLast: boolean;
  readonly onChange: (changed: { readonly text: string }) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: () => void;
};

/** One element. Its words take effect on Enter or when they are left; Escape takes them back. Alt and an arrow move it. */
export function ElementRow(props: ElementRowProps) {
  const { text, element, at, isLast, onChange, onMove, onRemove } = props;
  /** With the words it is typed over: where others stand there by now, it is over. */
  const [typing, setTyping] = useState<{ readonly over: string; readonly words: string } | null>(null);
  const typed = typing?.over === element.text ? typing.words : null;
  const isTyping = typed !== null && typed !== element.text;
  const switched = switchElement(text, element);
  const kind = words.kinds[element.kind];
  const row = useElementDrop((from) => onMove(from, at));

  function settle(): void {
    if (isTyping && typed.trim() !== '') onChange(swapElement(text, element, typed));
    setTyping(null);
  }
  function handleKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (event.altKey && step !== 0) {
      event.preventDefault();
      onMove(at, at + step);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      settle();
    } else if (event.key === 'Escape' && isTyping) {
      // What it takes back are these words, and nothing around them.
      event.preventDefault();
      setTyping(null);
    } else if (isUndoKey(event) && isTyping) event.stopPropagation();
  }
  return (
    <li className={`write-element${element.isOff ? ' write-element--off' : ''}`} ref={row}>
      <span
        className="write-element-grip"
        draggable
        aria-hidden="true"
        onDragStart={(event) => event.dataTransfer.setData(elementDragType, String(at))}
      >
        <GripVertical />
      </span>
      <span className="write-element-kind">
        {kind}
        {element.beat !== null && <small>{text.slice(element.beat.from, element.beat.to)}</small>}
      </span>
      <textarea
        rows={1}
        aria-label={words.edit(kind)}
        value={typed ?? element.text}
        dir="auto"
        spellCheck
        onChange={(event) => setTyping({ over: element.text, words: event.currentTarget.value })}
        onBlur={settle}
        onKeyDown={handleKey}
      />
      <SwapMenu element={element} onSwap={(fresh) => onChange(swapElement(text, element, fresh))} />
      <IconButton
        label={words.up(element.text)}
        blockedBecause={at === 0 ? '' : null}
        onClick={() => onMove(at, at - 1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        label={words.down(element.text)}
        blockedBecause={isLast ? '' : null}
        onClick={() => onMove(at, at + 1)}
      >
        <ArrowDown />
      </IconButton>
      <IconButton
        label={element.isOff ? words.switchOn(element.text) : words.switchOff(element.text)}
        blockedBecause={switched === null ? words.cannotSwitch : null}
        onClick={() => switched !== null && onChange(switched)}
      >
        {element.isOff ? <Eye /> : <EyeOff />}
      </IconButton>
      <IconButton label={words.remove(element.text)} onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </li>
  );
}

/** The field's own undo goes first while words are typed in it. */
function isUndoKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && ['z', 'y'].includes(key.toLowerCase());
}

type SwapMenuProps = { readonly element: Element; readonly onSwap: (words: string) => void };

function SwapMenu({ element, onSwap }: SwapMenuProps) {
  const own = useOwnElements(element.kind);
  const keep = useBound(createWriteViewStore, (state) => state.openPhrasebook);
  const offers = offersOf(element.kind);
  const item = (each: string) => (
    <MenuItem key={each} onChoose={() => onSwap(each)}>
      {each}
    </MenuItem>
  );
  return (
    <Menu
      trigger={
        <IconButton label={words.swap(element.text)}>
          <Replace />
        </IconButton>
      }
    >
      {own.map(item)}
      {own.length > 0 && offers.length > 0 && <MenuLine />}
      {offers.filter((each) => !own.includes(each)).map(item)}
      {(own.length > 0 || offers.length > 0) && <MenuLine />}
      <MenuItem
        icon={<BookmarkPlus />}
        onChoose={() =>
          keep('element', {
            kind: 'element',
            body: element.text,
            element: element.kind === 'other' ? null : element.kind,
          })
        }
      >
        {words.keep}
      </MenuItem>
    </Menu>
  );
}
