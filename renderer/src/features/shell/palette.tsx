import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { shellText } from '../../text/shell.ts';
import { Keys } from '../../ui/keys.tsx';
import { usePaletteGroups } from './palette-items.ts';
import type { PaletteGroup, PaletteItem } from './palette-items.ts';
import './palette.css';

const words = shellText.palette;

type PaletteProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onSheet: () => void;
};

/** Rooms, drafts and actions, found by typing. */
export function Palette({ isOpen, onOpenChange, onSheet }: PaletteProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-scrim" />
        <Dialog.Popup className="shell-palette" aria-label={words.title}>
          <PaletteBody onDone={() => onOpenChange(false)} onSheet={onSheet} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteBodyProps = { readonly onDone: () => void; readonly onSheet: () => void };

function PaletteBody({ onDone, onSheet }: PaletteBodyProps) {
  const groups = usePaletteGroups(onSheet);
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      itemToStringValue={(item: PaletteItem) => item.label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="shell-palette-input">
        <Search aria-hidden="true" />
        <Autocomplete.Input aria-label={words.label} placeholder={words.open} />
      </div>
      <div className="shell-palette-scroll">
        <Autocomplete.Empty className="shell-palette-none">{words.none}</Autocomplete.Empty>
        <Autocomplete.List>
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.value} items={group.items} className="shell-palette-group">
              <Autocomplete.GroupLabel className="shell-palette-label">{group.value}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: PaletteItem) => (
                  <Autocomplete.Item
                    key={item.value}
                    value={item}
                    className="shell-palette-item"
                    onClick={() => {
                      onDone();
                      item.run();
                    }}
                  >
                    <span className="one-line">{item.label}</span>
                    {item.keys !== null && <Keys keys={item.keys} />}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}
