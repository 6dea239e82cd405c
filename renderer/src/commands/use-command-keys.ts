import { useEffect } from 'react';
import { useBridge, storeOf } from '../stores/bound.ts';
import { useRoute } from '../stores/route.ts';
import { isMac } from '../ui/keys.tsx';
import { createCommandRuns } from './command-runs.ts';
import { commandIds, commands, keysOf } from './commands.ts';
import type { CommandId } from './commands.ts';
import { isPress, readChord } from './press.ts';

const chords = commandIds.flatMap((id) => keysOf(id).map((keys) => ({ id, chord: readChord(keys, isMac) })));

/**
 * Listens for the keys of all commands, before any field does, so that their own bindings (Ctrl K cuts a line on a Mac) stay out of
 * the way. A room's commands rest while a dialog or a menu has the keyboard: nothing is bought or changed behind it.
 */
export function useCommandKeys(): void {
  const runs = storeOf(useBridge(), createCommandRuns);
  const { room } = useRoute();
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      // Keys within an input method are the letters of a word.
      if (event.isComposing) return;
      const id = chords.find(({ chord }) => isPress(chord, event))?.id;
      if (id === undefined || !isHeard(id, room, event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) runs.getState().run(id);
    }
    window.addEventListener('keydown', handle, { capture: true });
    return () => window.removeEventListener('keydown', handle, { capture: true });
  }, [runs, room]);
}

function isHeard(id: CommandId, room: string, target: EventTarget | null): boolean {
  if (id === 'sheet') return !isEditable(target);
  return commands[id].scope === 'anywhere' || (room === 'write' && !isInOverlay(target));
}

/** Whether typed letters belong to this element. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

/** Whether this stands in a dialog or a menu over the room. */
export function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null
  );
}
