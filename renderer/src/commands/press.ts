export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const named: Readonly<Record<string, string>> = {
  ' ': 'space',
  Escape: 'esc',
  Delete: 'del',
  PageUp: 'pgup',
  PageDown: 'pgdn',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** Keys as they are written in `commands.ts`, read for one system. */
export type Chord = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Neither a letter nor a digit: whether it stands above another differs from keyboard to keyboard. */
  readonly isSign: boolean;
};

/** Reads keys as `Mod+Shift+K`. Ctrl is Mod, but on a Mac, where ⌘ is. */
export function readChord(keys: string, isMac: boolean): Chord {
  const parts = keys.split('+');
  const key = (parts.pop() ?? '').toLowerCase();
  return {
    key,
    ctrl: parts.includes('Ctrl') || (parts.includes('Mod') && !isMac),
    meta: parts.includes('Mod') && isMac,
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    isSign: /^[^\p{L}\p{N}]$/u.test(key),
  };
}

/** Whether these keys are what was pressed. Each letter that is typed is asked about for each command: what most fail by comes first. */
export function isPress(chord: Chord, press: Press): boolean {
  if (press.ctrlKey !== chord.ctrl || press.metaKey !== chord.meta || press.altKey !== chord.alt)
    return false;
  if (press.shiftKey !== chord.shift && !chord.isSign) return false;
  return keyOf(press) === chord.key;
}

/** As it is written in `commands.ts`. Where letters are not Latin the key's place counts. */
function keyOf({ key, code }: Press): string {
  const latin = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (latin !== undefined && /^[^\p{ASCII}]$/u.test(key)) return latin.toLowerCase();
  return named[key] ?? key.toLowerCase();
}
