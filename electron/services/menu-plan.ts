import type { MenuCommand } from '../../shared/menu-commands.ts';

/** What the system does by itself, by Electron's name for it. */
type Role = 'appMenu' | 'windowMenu' | 'close' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll';

type MenuItem =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'line' }
  | {
      readonly kind: 'command';
      readonly command: MenuCommand;
      readonly label: string;
      /** As renderer/src/commands has it, in Electron's spelling: shown here, heard by the page first. */
      readonly keys: string;
    };

export type MenuPlan = readonly (
  | { readonly role: Role }
  | { readonly label: string; readonly items: readonly MenuItem[] }
)[];

/** The menu of a system that has one. A command goes to the page, which alone knows what has the keyboard. */
export const menuPlan: MenuPlan = [
  { role: 'appMenu' },
  {
    label: 'File',
    items: [command('draft.new', 'New Draft', 'CmdOrCtrl+N'), { kind: 'line' }, role('close')],
  },
  {
    label: 'Edit',
    items: [
      command('undo', 'Undo', 'CmdOrCtrl+Z'),
      command('redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
      { kind: 'line' },
      role('cut'),
      role('copy'),
      role('paste'),
      role('delete'),
      role('selectAll'),
    ],
  },
  {
    label: 'Go',
    items: [
      command('room.write', 'Write', 'CmdOrCtrl+1'),
      command('room.queue', 'Queue', 'CmdOrCtrl+2'),
      command('room.library', 'Library', 'CmdOrCtrl+3'),
      command('room.settings', 'Settings', 'CmdOrCtrl+4'),
      { kind: 'line' },
      command('palette', 'Find Anything', 'CmdOrCtrl+K'),
    ],
  },
  { role: 'windowMenu' },
  { label: 'Help', items: [command('sheet', 'Keyboard Shortcuts', '')] },
];

function command(name: MenuCommand, label: string, keys: string): MenuItem {
  return { kind: 'command', command: name, label, keys };
}

function role(name: Role): MenuItem {
  return { kind: 'role', role: name };
}
