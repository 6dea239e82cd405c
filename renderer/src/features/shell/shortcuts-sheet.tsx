import { rooms } from '../../stores/route.ts';
import { shellText } from '../../text/shell.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import './shortcuts-sheet.css';

const words = shellText.shortcuts;

const groups: readonly { readonly title: string; readonly rows: readonly (readonly [string, string])[] }[] = [
  {
    title: words.groups.anywhere,
    rows: [
      [words.palette, 'Mod+K'],
      [words.newDraft, 'Mod+N'],
      ...rooms.map((room, at) => [shellText.room[room], `Mod+${at + 1}`] as const),
      [words.sheet, '?'],
    ],
  },
  { title: words.groups.write, rows: [[words.generate, 'Mod+Enter']] },
  {
    title: words.groups.library,
    rows: [
      [words.look, 'Space'],
      [words.selectAll, 'Mod+A'],
      [words.trash, 'Del'],
      [words.search, 'Mod+F'],
      [words.scrub, ', .'],
      [words.undo, 'Mod+Z'],
      [words.redo, 'Mod+Shift+Z'],
    ],
  },
];

type ShortcutsSheetProps = { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

export function ShortcutsSheet({ isOpen, onOpenChange }: ShortcutsSheetProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={words.title} closeLabel={shellText.close}>
      <div className="shell-sheet">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.rows.map(([name, keys]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <Keys keys={keys} />
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
