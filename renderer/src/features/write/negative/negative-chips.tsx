import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { addChips, readChips, removeChips, switchChip } from '../../../../../shared/craft/negative.ts';
import type { Chip } from '../../../../../shared/craft/negative.ts';
import { useBound } from '../../../stores/bound.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { negativeText } from '../../../text/negative.ts';

const words = negativeText;

/** The negative prompt as chips. Every change is made in the text, which the chips are read from. */
export function NegativeChips({ text }: { readonly text: string }) {
  const edit = useBound(createEditorStore, (state) => state.edit);
  const chips = useMemo(() => readChips(text), [text]);
  const box = useRef<HTMLDivElement>(null);
  const write = (negativePrompt: string) => edit({ negativePrompt });

  function remove(chip: Chip, at: number): void {
    write(removeChips(text, [chip]).text);
    // The focus stays in the row: on the chip that moved up, or where the next is written.
    requestAnimationFrame(() => {
      const left = box.current?.querySelectorAll<HTMLElement>('.write-chip-words') ?? [];
      (left[Math.min(at, left.length - 1)] ?? box.current?.querySelector('input'))?.focus();
    });
  }

  return (
    <div ref={box} className="write-chips">
      {chips.length === 0 && <p className="write-chips-none">{words.none}</p>}
      <ul aria-label={words.chips}>
        {chips.map((chip, at) => (
          <li key={`${at} ${chip.text}`} className={`write-chip${chip.isOff ? ' write-chip--off' : ''}`}>
            <button
              type="button"
              className="write-chip-words"
              aria-pressed={!chip.isOff}
              aria-label={chip.isOff ? words.switchOn(chip.text) : words.switchOff(chip.text)}
              onClick={() => write(switchChip(text, chip).text)}
              onKeyDown={(event) => {
                if (event.key === 'Delete' || event.key === 'Backspace') remove(chip, at);
              }}
            >
              <bdi>{chip.text}</bdi>
            </button>
            <button
              type="button"
              className="write-chip-remove"
              aria-label={words.remove(chip.text)}
              onClick={() => remove(chip, at)}
            >
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
        <li>
          <AddChip onAdd={(fresh) => write(addChips(text, fresh).text)} />
        </li>
      </ul>
    </div>
  );
}

/** Enter or a comma adds; a pasted list adds all of it. */
function AddChip({ onAdd }: { readonly onAdd: (fresh: readonly string[]) => void }) {
  const [typed, setTyped] = useState('');

  function add(list: string): void {
    const fresh = readChips(list).map((chip) => chip.text);
    if (fresh.length > 0) onAdd(fresh);
    setTyped('');
  }
  function handleKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const hasMod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !hasMod) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Escape' && typed !== '') {
      // Spent on what was typed: it leads nowhere else.
      event.preventDefault();
      setTyped('');
    }
  }
  return (
    <input
      className="write-chip-add"
      aria-label={words.add}
      placeholder={words.addHint}
      value={typed}
      onChange={({ currentTarget: { value } }) =>
        /[,;،؛，、；\n]/.test(value) ? add(value) : setTyped(value)
      }
      onKeyDown={handleKey}
      onBlur={() => add(typed)}
    />
  );
}
