import { describe, expect, test } from 'vitest';
import { isPress, readChord } from '../../../renderer/src/commands/press.ts';

const press = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ctrl = { ...press, ctrlKey: true };

describe('keys as they are written are keys as they are pressed', () => {
  test.each([
    ['Mod+K', { ...ctrl, key: 'k' }, true],
    ['Mod+K', { ...ctrl, key: 'K' }, true],
    ['Mod+K', { ...press, key: 'k' }, false],
    ['Mod+K', { ...ctrl, key: 'K', shiftKey: true }, false],
    ['Mod+1', { ...ctrl, key: '1', altKey: true }, false],
    ['Mod+Shift+L', { ...ctrl, key: 'L', shiftKey: true }, true],
    ['Mod+Enter', { ...ctrl, key: 'Enter' }, true],
    ['Alt+PgDn', { ...press, key: 'PageDown', altKey: true }, true],
    ['Shift+F8', { ...press, key: 'F8', shiftKey: true }, true],
    ['F8', { ...press, key: 'F8', shiftKey: true }, false],
    ['?', { ...press, key: '?', shiftKey: true }, true],
    ['Mod+/', { ...ctrl, key: '/', shiftKey: true }, true],
    ['Mod+S', { ...ctrl, key: 'ы', code: 'KeyS' }, true],
    ['Mod+S', { ...ctrl, key: 's', code: 'KeyO' }, true],
    ['Mod+O', { ...ctrl, key: 's', code: 'KeyO' }, false],
  ])('%s', (keys, event, expected) => expect(isPress(readChord(keys, false), event)).toBe(expected));

  test('Mod is ⌘ on a Mac, where Ctrl is something else', () => {
    const command = { ...press, key: 'k', metaKey: true };
    expect(isPress(readChord('Mod+K', true), command)).toBe(true);
    expect(isPress(readChord('Mod+K', true), { ...ctrl, key: 'k' })).toBe(false);
    expect(isPress(readChord('Mod+K', false), command)).toBe(false);
  });
});
