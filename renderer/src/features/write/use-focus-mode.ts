import { useEffect } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { isInOverlay } from '../../commands/use-command-keys.ts';
import { useBound } from '../../stores/bound.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';

/**
 * Nothing but the text, by one key in and out. Escape leads out too, where nothing nearer wants it: an offer of words, a dialog, a
 * field that takes back what was typed in it.
 */
export function useFocusMode(): boolean {
  const isFocus = useBound(createWriteViewStore, (state) => state.isFocus);
  const focus = useBound(createWriteViewStore, (state) => state.focus);
  useCommand('focus', () => focus(!isFocus));
  useEffect(() => {
    if (!isFocus) return;
    function handle(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (!isInOverlay(event.target)) focus(false);
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [isFocus, focus]);
  return isFocus;
}
