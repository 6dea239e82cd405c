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

/** Whether these keys, as `Mod+Shift+K`, are what was pressed. Ctrl is Mod, but on a Mac, where ⌘ is. */
export function isPress(keys: string, press: Press, isMac: boolean): boolean {
  const parts = keys.split('+');
  const key = (parts.at(-1) ?? '').toLowerCase();
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (keyOf(press) !== key) return false;
  const wantsCtrl = wants('Ctrl') || (wants('Mod') && !isMac);
  const wantsMeta = wants('Mod') && isMac;
  if (press.ctrlKey !== wantsCtrl || press.metaKey !== wantsMeta || press.altKey !== wants('Alt'))
    return false;
  // Whether a sign stands above another differs from keyboard to keyboard.
  return press.shiftKey === wants('Shift') || /^[^\p{L}\p{N}]$/u.test(key);
}

/** As it is written in `commands.ts`. Where letters are not Latin the key's place counts. */
function keyOf({ key, code }: Press): string {
  const latin = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (latin !== undefined && /^[^\p{ASCII}]$/u.test(key)) return latin.toLowerCase();
  return named[key] ?? key.toLowerCase();
}
