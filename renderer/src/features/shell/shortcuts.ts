import { isMac } from '../../ui/keys.tsx';

/** What a key press asks of the frame, or null when it is none of its business. */
export type ShellCommand =
  | { readonly kind: 'room'; readonly at: number }
  | { readonly kind: 'new-draft' | 'palette' | 'sheet' };

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function shellCommandOf(press: Press, isTyping: boolean): ShellCommand | null {
  const hasMod = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (press.altKey) return null;
  if (!hasMod) return press.key === '?' && !isTyping && !press.ctrlKey ? { kind: 'sheet' } : null;
  if (press.shiftKey) return null;
  const key = press.key.toLowerCase();
  if (['1', '2', '3', '4'].includes(key)) return { kind: 'room', at: Number(key) - 1 };
  if (key === 'n') return { kind: 'new-draft' };
  if (key === 'k') return { kind: 'palette' };
  return null;
}

/** Whether typed letters belong to this element. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}
