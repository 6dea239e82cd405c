import './keys.css';

export const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Shift: '⇧', Alt: '⌥', Enter: '↵' };
const otherNames: Readonly<Record<string, string>> = { Mod: 'Ctrl', Enter: '↵' };

/** A shortcut such as "Mod+Enter" as this system writes it. */
function keysText(keys: string): string {
  const names = isMac ? macNames : otherNames;
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join(isMac ? '' : ' ');
}

/** Shortcuts as `aria-keyshortcuts` wants them: several with a space between. */
export function ariaKeys(keys: readonly string[]): string {
  return keys.map((each) => each.replace('Mod', isMac ? 'Meta' : 'Control')).join(' ');
}

export function Keys({ keys }: { readonly keys: string }) {
  return <kbd className="ui-keys num">{keysText(keys)}</kbd>;
}
