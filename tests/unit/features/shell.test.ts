import { expect, test } from 'vitest';
import { shellCommandOf } from '../../../renderer/src/features/shell/shortcuts.ts';

const press = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ctrl = { ...press, ctrlKey: true };

test.each([
  ['Ctrl 1', { ...ctrl, key: '1' }, { kind: 'room', at: 0 }],
  ['Ctrl 4', { ...ctrl, key: '4' }, { kind: 'room', at: 3 }],
  ['Ctrl N', { ...ctrl, key: 'n' }, { kind: 'new-draft' }],
  ['Ctrl K', { ...ctrl, key: 'K' }, { kind: 'palette' }],
  ['?', { ...press, key: '?', shiftKey: true }, { kind: 'sheet' }],
  ['a letter', { ...press, key: 'k' }, null],
  ['AltGr, which is Ctrl Alt', { ...ctrl, altKey: true, key: '1' }, null],
  ['Ctrl Shift K', { ...ctrl, shiftKey: true, key: 'K' }, null],
  ['Ctrl 5', { ...ctrl, key: '5' }, null],
])('%s', (_name, event, command) => expect(shellCommandOf(event, false)).toEqual(command));

test('? is a letter while typing, Ctrl K is not', () => {
  expect(shellCommandOf({ ...press, key: '?' }, true)).toBeNull();
  expect(shellCommandOf({ ...ctrl, key: 'k' }, true)).toEqual({ kind: 'palette' });
});
