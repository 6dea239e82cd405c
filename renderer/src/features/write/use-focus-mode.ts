import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { isInOverlay } from '../../commands/use-command-keys.ts';
import { useBound } from '../../stores/bound.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';
import { writeText } from '../../text/write.ts';

/** The prompt, in whichever way it is shown. */
const promptField =
  '.write-field:not(.write-field--negative) > :not([hidden]) :is(.cm-content, textarea, .ui-field input)';

/**
 * Nothing but the text, by one key in and out. Escape leads out too, where nothing nearer wants it: an offer of words, a dialog, a
 * field that takes back what was typed in it. `said` tells of the change those who do not see it.
 */
export function useFocusMode(): { readonly isFocus: boolean; readonly said: string } {
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
  const before = useRef(isFocus);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (before.current === isFocus) return;
    before.current = isFocus;
    setSaid(isFocus ? writeText.focus.entered : writeText.focus.left);
    // The button that was pressed has gone, and the keyboard with it.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(promptField)?.focus();
  }, [isFocus]);
  return { isFocus, said };
}
