import { redo, undo } from '@codemirror/commands';
import { useEffect } from 'react';
import type { RefObject } from 'react';
import { isEditable } from '../../../commands/use-command-keys.ts';
import { isMac } from '../../../ui/keys.tsx';
import { editorIn } from '../editor/editor-in.ts';

/**
 * Ctrl/⌘ Z where a draft is shown by its elements: they are the text, so the text's own undo takes their changes back, and those that
 * were typed before too. Other fields keep theirs, and so does one in which words are being typed (it stops the key before it gets here).
 */
export function useElementUndo(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const hasMod = isMac ? event.metaKey : event.ctrlKey;
      const isElsewhere = isEditable(event.target) && !isWithin(root.current, event.target);
      if (!hasMod || event.altKey || event.defaultPrevented || isElsewhere) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || (key === 'y' && !isMac);
      if (key !== 'z' && !isRedo) return;
      const editor = editorIn(root.current?.closest('.write-field') ?? null);
      if (editor === null) return;
      event.preventDefault();
      (isRedo ? redo : undo)(editor);
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [root]);
}

function isWithin(root: HTMLElement | null, target: EventTarget | null): boolean {
  return target instanceof Node && root?.contains(target) === true;
}
