import { expect, it } from 'vitest';
import { menuPlan } from '../../../electron/services/menu-plan.ts';
import { commands } from '../../../renderer/src/commands/commands.ts';
import { menuCommands } from '../../../shared/menu-commands.ts';

const offered = menuPlan
  .flatMap((menu) => ('items' in menu ? menu.items : []))
  .flatMap((item) => (item.kind === 'command' ? [item] : []));

it('the menu offers each command once, by the keys that the window knows it by', () => {
  expect(offered.map(({ command }) => command).toSorted()).toEqual([...menuCommands].toSorted());
  const own = { undo: 'Mod+Z', redo: 'Mod+Shift+Z', sheet: '' };
  for (const { command, keys } of offered) {
    const known =
      command === 'undo' || command === 'redo' || command === 'sheet' ? own[command] : commands[command].keys;
    expect(keys, `${command}`).toBe(known.replace('Mod', 'CmdOrCtrl'));
  }
});
