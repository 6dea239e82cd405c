import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import type { MenuPlan } from '../services/menu-plan.ts';

/** macOS needs a menu for its editing shortcuts to exist; elsewhere none is wanted, and none is built. */
export function installMenu(plan: MenuPlan, onCommand: (command: MenuCommand) => void): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      plan.map((menu) =>
        'role' in menu
          ? { role: menu.role }
          : { label: menu.label, submenu: menu.items.map((item) => optionsOf(item, onCommand)) },
      ),
    ),
  );
}

type Item = Extract<MenuPlan[number], { label: string }>['items'][number];

function optionsOf(item: Item, onCommand: (command: MenuCommand) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'role':
      return { role: item.role };
    case 'line':
      return { type: 'separator' };
    case 'command': {
      const { command, label, keys } = item;
      return { label, ...(keys !== '' && { accelerator: keys }), click: () => onCommand(command) };
    }
  }
}
