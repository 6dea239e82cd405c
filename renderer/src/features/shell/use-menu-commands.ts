import { useEffect } from 'react';
import type { MenuCommand } from '../../../../shared/menu-commands.ts';
import { useActs } from '../../notices/use-acts.ts';
import { useBridge } from '../../stores/bound.ts';
import { undoInField } from '../../commands/undo-in-field.ts';
import { isEditable, isInOverlay } from '../../commands/use-command-keys.ts';
import { useRunCommand } from '../../commands/use-command.ts';

/** Does what was chosen in the native menu. */
export function useMenuCommands(): void {
  const bridge = useBridge();
  const acts = useActs();
  const run = useRunCommand();
  useEffect(() => {
    function choose(command: MenuCommand): void {
      if (command !== 'undo' && command !== 'redo') return run(command);
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && isEditable(focused)) undoInField(focused, command);
      // Nothing is changed behind a dialog.
      else if (!isInOverlay(focused)) acts[command]();
    }
    return bridge.subscribe('app.commandChosen', ({ command }) => choose(command));
  }, [bridge, acts, run]);
}
