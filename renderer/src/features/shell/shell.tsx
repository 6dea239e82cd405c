import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { shellText } from '../../text/shell.ts';
import { useCommandKeys } from '../../commands/use-command-keys.ts';
import { useBound } from '../../stores/bound.ts';
import { useRoute } from '../../stores/route.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';
import { useMedia } from '../../ui/use-media.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { useTheme } from './theme.ts';
import { Troubles } from './troubles.tsx';
import { useFlushOnLeave } from './use-flush-on-leave.ts';
import { usePointedTo } from './use-pointed-to.ts';
import { useMenuCommands } from './use-menu-commands.ts';
import { useShellCommands } from './use-shell-commands.ts';
import './shell.css';

/** The frame around every room: rail, troubles, palette, shortcuts. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState<'palette' | 'sheet' | null>(null);
  const isFolded = useMedia('(max-width: 1099px)');
  const { room } = useRoute();
  const isFocus = useBound(createWriteViewStore, (state) => state.isFocus);
  const isAlone = isFocus && room === 'write';
  const openPalette = useCallback(() => setOver('palette'), []);
  const openSheet = useCallback(() => setOver('sheet'), []);
  useTheme();
  useFlushOnLeave();
  usePointedTo();
  useShellCommands({ onPalette: openPalette, onSheet: openSheet });
  useCommandKeys();
  useMenuCommands();
  return (
    <div className={isAlone ? 'shell shell--alone' : 'shell'}>
      <a
        className="shell-skip"
        href="#room"
        onClick={(event) => {
          // The hash is the route, so the jump is made by hand.
          event.preventDefault();
          document.querySelector<HTMLElement>('#room')?.focus();
        }}
      >
        {shellText.skip}
      </a>
      <Rail isHidden={isAlone} isFolded={isFolded} onPalette={openPalette} />
      <main className="shell-room" id="room" tabIndex={-1}>
        <Troubles />
        {children}
      </main>
      <Palette isOpen={over === 'palette'} onOpenChange={(isOpen) => setOver(isOpen ? 'palette' : null)} />
      <ShortcutsSheet isOpen={over === 'sheet'} onOpenChange={(isOpen) => setOver(isOpen ? 'sheet' : null)} />
    </div>
  );
}
