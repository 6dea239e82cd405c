import { useEffect } from 'react';
import { goTo, rooms } from '../../stores/route.ts';
import { isEditable, shellCommandOf } from './shortcuts.ts';

type ShellKeys = {
  readonly onNewDraft: () => void;
  readonly onPalette: () => void;
  readonly onSheet: () => void;
};

/** Listens before the text editor does, so that its own bindings (Ctrl K cuts a line on a Mac) stay out of the way. */
export function useShellKeys({ onNewDraft, onPalette, onSheet }: ShellKeys): void {
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const command = shellCommandOf(event, isEditable(event.target));
      if (command === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (command.kind === 'room') goTo(rooms[command.at] ?? 'write');
      else if (command.kind === 'new-draft') onNewDraft();
      else if (command.kind === 'palette') onPalette();
      else onSheet();
    }
    window.addEventListener('keydown', handle, { capture: true });
    return () => window.removeEventListener('keydown', handle, { capture: true });
  }, [onNewDraft, onPalette, onSheet]);
}
