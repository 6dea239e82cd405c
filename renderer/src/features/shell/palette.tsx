import { useRef } from 'react';
import { shellText } from '../../text/shell.ts';
import { Finder } from '../../ui/finder.tsx';
import { Keys } from '../../ui/keys.tsx';
import { Overlay } from '../../ui/overlay.tsx';
import { usePaletteGroups } from './palette-items.ts';
import './palette.css';

const words = shellText.palette;

type PaletteProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** Rooms, drafts and actions, found by typing. */
export function Palette({ isOpen, onOpenChange }: PaletteProps) {
  const close = () => onOpenChange(false);
  /** It takes effect once the palette is gone and has given the focus back, which it may want to move. */
  const chosen = useRef<(() => void) | null>(null);
  function runChosen(): void {
    const run = chosen.current;
    chosen.current = null;
    run?.();
  }
  return (
    <Overlay
      isOpen={isOpen}
      onClose={close}
      onClosed={runChosen}
      className="shell-palette"
      label={words.title}
      hasScrim
    >
      <PaletteBody
        onChoose={(run) => {
          chosen.current = run;
          close();
        }}
      />
    </Overlay>
  );
}

type PaletteBodyProps = { readonly onChoose: (run: () => void) => void };

/** Mounted with each opening, so it always begins with nothing typed. */
function PaletteBody({ onChoose }: PaletteBodyProps) {
  const groups = usePaletteGroups();
  return (
    <Finder
      label={words.label}
      placeholder={words.open}
      none={words.none}
      groups={groups}
      onChoose={(item) => onChoose(item.run)}
      endOf={({ keys }) => keys !== null && <Keys keys={keys} />}
    />
  );
}
