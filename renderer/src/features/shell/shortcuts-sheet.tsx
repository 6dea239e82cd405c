import { commandIds, commands, keyRows, keysOf } from '../../commands/commands.ts';
import type { KeyRowId } from '../../commands/commands.ts';
import { commandText, keyRowText, shortcutsText } from '../../text/commands.ts';
import { shellText } from '../../text/shell.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import './shortcuts-sheet.css';

type Group = keyof typeof shortcutsText.groups;
type Row = { readonly id: string; readonly name: string; readonly keys: readonly string[] };

const groups = Object.keys(shortcutsText.groups) as readonly Group[];
const rowIds = Object.keys(keyRows) as readonly KeyRowId[];

function rowsOf(group: Group): readonly Row[] {
  return [
    ...commandIds
      .filter((id) => commands[id].scope === group)
      .map((id) => ({ id, name: commandText[id], keys: keysOf(id) })),
    ...rowIds
      .filter((id) => keyRows[id].group === group)
      .map((id) => ({ id, name: keyRowText[id], keys: keyRows[id].shown ?? keyRows[id].keys })),
  ];
}

type ShortcutsSheetProps = { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

/** Every key there is, read from where the keys are heard. */
export function ShortcutsSheet({ isOpen, onOpenChange }: ShortcutsSheetProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={shortcutsText.title}
      closeLabel={shellText.close}
      size="wide"
    >
      <div className="shell-sheet">
        {groups.map((group) => (
          <section key={group} aria-label={shortcutsText.groups[group]}>
            <h3>{shortcutsText.groups[group]}</h3>
            <dl>
              {rowsOf(group).map(({ id, name, keys }) => (
                <div key={id}>
                  <dt>{name}</dt>
                  <dd>
                    {keys.map((each) => (
                      <Keys key={each} keys={each} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
