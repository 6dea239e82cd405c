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
  readonly onSheet: () => void;
};

/** Rooms, drafts and actions, found by typing. */
export function Palette({ isOpen, onOpenChange, onSheet }: PaletteProps) {
  const close = () => onOpenChange(false);
  return (
    <Overlay isOpen={isOpen} onClose={close} className="shell-palette" label={words.title} hasScrim>
      <PaletteBody onDone={close} onSheet={onSheet} />
    </Overlay>
  );
}

type PaletteBodyProps = { readonly onDone: () => void; readonly onSheet: () => void };

/** Mounted with each opening, so it always begins with nothing typed. */
function PaletteBody({ onDone, onSheet }: PaletteBodyProps) {
  const groups = usePaletteGroups(onSheet);
  return (
    <Finder
      label={words.label}
      placeholder={words.open}
      none={words.none}
      groups={groups}
      onChoose={(item) => {
        onDone();
        item.run();
      }}
      endOf={({ keys }) => keys !== null && <Keys keys={keys} />}
    />
  );
}
