import { useEffect } from 'react';
import { useActs } from '../../../notices/use-acts.ts';
import { isMac } from '../../../ui/keys.tsx';

/** Fields take back what was typed in them by themselves. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null
  );
}

/** Ctrl/⌘ Z takes back what was done in the library, with Shift (or Ctrl Y) it is done again, wherever in the room the keyboard is. */
export function useUndoKeys(): void {
  const acts = useActs();
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const hasMod = isMac ? event.metaKey : event.ctrlKey;
      if (!hasMod || event.altKey || isTyping(event.target) || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key === 'z') (event.shiftKey ? acts.redo : acts.undo)();
      else if (key === 'y' && !isMac) acts.redo();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [acts]);
}
