import { completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap } from '@codemirror/commands';
import type { KeyBinding } from '@codemirror/view';
import { describe, expect, test } from 'vitest';
import { commandIds, keyRows, keysOf } from '../../../renderer/src/commands/commands.ts';
import type { KeyRowId } from '../../../renderer/src/commands/commands.ts';
import { commandOf } from '../../../renderer/src/features/library/grid-commands.ts';
import { moveOfKey } from '../../../renderer/src/features/library/grid-keys.ts';
import { playerActionOf } from '../../../renderer/src/features/player/player-keys.ts';
import { commandText, keyRowText } from '../../../renderer/src/text/commands.ts';

type System = 'mac' | 'linux' | 'win';
const systems: readonly System[] = ['mac', 'linux', 'win'];

/** Ours and CodeMirror's ways to write keys, as one. */
function plain(keys: string, system: System): string {
  const names: Record<string, string> = { pgup: 'pageup', pgdn: 'pagedown', esc: 'escape', del: 'delete' };
  const parts = keys.split(/[+-](?=.)/).map((part) => part.toLowerCase());
  const key = parts.at(-1) ?? '';
  const mod = system === 'mac' ? 'meta' : 'ctrl';
  const modifiers = parts.slice(0, -1).map((part) => (part === 'mod' ? mod : part === 'cmd' ? 'meta' : part));
  return [...modifiers.toSorted(), names[key] ?? key].join('+');
}

function boundIn({ shift, ...binding }: KeyBinding, system: System): string[] {
  const keys = binding[system] ?? binding.key;
  if (keys === undefined) return [];
  return [keys, ...(shift === undefined ? [] : [`Shift-${keys}`])].map((each) => plain(each, system));
}

/** What every system and browser keeps for itself, or has always meant in a text. */
const everywhere =
  'Mod+A Mod+C Mod+V Mod+X Mod+Z Mod+Shift+Z Mod+Shift+V Mod+T Mod+W Mod+Shift+N Mod+Shift+T Mod+Shift+W F11 F12';
const notOnMac = 'Mod+Y Mod+Tab Mod+PgUp Mod+PgDn Alt+F4 Alt+Tab Alt+Space Alt+Esc F10';
const reserved: Record<System, string> = {
  mac: `${everywhere} Mod+Q Mod+M Mod+H Mod+, Mod+Tab Mod+Space Mod+Shift+Q Mod+Shift+/ Mod+Shift+3 Mod+Shift+4 Mod+Shift+5`,
  linux: `${everywhere} ${notOnMac} Mod+Shift+U Mod+. Mod+; Alt+F8`,
  win: `${everywhere} ${notOnMac} Mod+Esc Mod+Shift+Esc`,
};

describe('no two commands share a key', () => {
  test.each(systems)('where both are heard, on %s', (system) => {
    const taken = new Map<string, string>();
    const clashes: string[] = [];
    for (const id of commandIds) {
      for (const keys of keysOf(id).map((each) => plain(each, system))) {
        const other = taken.get(keys);
        // Both scopes there are meet in the Write room.
        if (other !== undefined) clashes.push(`${keys}: ${other}, ${id}`);
        taken.set(keys, id);
      }
    }
    expect(clashes).toEqual([]);
  });

  test.each(systems)('with a text editor on %s, but for the two that are meant', (system) => {
    const theirs = new Set(
      [...defaultKeymap, ...historyKeymap, ...completionKeymap].flatMap((binding) =>
        boundIn(binding, system),
      ),
    );
    expect(theirs.size).toBeGreaterThan(40);
    const clashes = commandIds.filter((id) => keysOf(id).some((keys) => theirs.has(plain(keys, system))));
    // Enter with Ctrl buys instead of adding a line; Ctrl / comments, as there.
    expect(clashes).toEqual(['generate', 'comment']);
  });

  test.each(systems)('with %s and the browser', (system) => {
    const theirs = new Set(reserved[system].split(' ').map((keys) => plain(keys, system)));
    expect(commandIds.filter((id) => keysOf(id).some((keys) => theirs.has(plain(keys, system))))).toEqual([]);
  });

  test('with a letter that AltGr writes', () => {
    expect(commandIds.filter((id) => keysOf(id).some((keys) => /Mod\+Alt|Ctrl\+Alt/.test(keys)))).toEqual([]);
  });

  test('with what a field of the Write room does with a key of its own', () => {
    const own = Object.values(keyRows)
      .filter(({ group }) => group === 'write' || group === 'drafts')
      .flatMap(({ keys }) => keys);
    expect(commandIds.filter((id) => keysOf(id).some((keys) => own.includes(keys)))).toEqual([]);
  });
});

describe('every key is told of', () => {
  test('each command and each row has words', () => {
    expect(commandIds.toSorted()).toEqual(Object.keys(commandText).toSorted());
    expect(Object.keys(keyRows).toSorted()).toEqual(Object.keys(keyRowText).toSorted());
  });

  const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const names: Record<string, string> = {
    ' ': 'Space',
    Delete: 'Del',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  };
  const keyNames = [
    ...'abcdefghijklmnopqrstuvwxyz0123456789,. ',
    'Enter',
    'Delete',
    'Backspace',
    'Escape',
    'Home',
    'End',
    'ArrowUp',
    'ArrowDown',
    'ArrowLeft',
    'ArrowRight',
  ];
  const shown = (key: string) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const told = (group: string) =>
    new Set(
      (Object.keys(keyRows) as KeyRowId[])
        .filter((id) => keyRows[id].group === group)
        .flatMap((id) => keyRows[id].keys),
    );

  test('of the library’s grid', () => {
    const rows = told('library');
    const untold = keyNames.flatMap((key) =>
      (
        [
          ['', bare],
          ['Mod+', { ...bare, ctrlKey: true }],
          ['Alt+', { ...bare, altKey: true }],
        ] as const
      )
        .filter(([, modifiers]) => (commandOf({ ...modifiers, key })?.kind ?? 'search') !== 'search')
        .map(([prefix]) => `${prefix}${shown(key)}`)
        .filter((keys) => !rows.has(keys)),
    );
    expect(untold).toEqual([]);
    expect(moveOfKey({ ...bare, ctrlKey: true, key: 'Home' })).toBe('first');
  });

  test('of the player', () => {
    const rows = told('player');
    const untold = keyNames
      .filter((key) => playerActionOf({ ...bare, key }) !== null)
      .map(shown)
      .filter((keys) => !rows.has(keys));
    expect(untold).toEqual([]);
  });
});
