// @vitest-environment jsdom
import { history, redo, undo, undoDepth } from '@codemirror/commands';
import type { EditorState, StateCommand } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { templateOf } from '../../../renderer/src/features/write/editor/completions.ts';
import { stateWithUndo, undoOf } from '../../../renderer/src/features/write/editor/kept-undo.ts';
import { builtInSnippets } from '../../../shared/craft/snippets.ts';

function run(state: EditorState, command: StateCommand): EditorState {
  let next = state;
  command({ state, dispatch: (transaction) => (next = transaction.state) });
  return next;
}

function typed(words: readonly string[]): EditorState {
  let state = stateWithUndo('', null, history({ newGroupDelay: 0 }));
  for (const word of words) {
    state = state.update({
      changes: { from: state.doc.length, insert: word },
      userEvent: 'input.paste',
    }).state;
  }
  return state;
}

describe('undo that outlives the window', () => {
  it('walks back, and forth again, through what was typed before', () => {
    const before = typed(['A fox', ' in snow', ', at dusk']);
    const after = stateWithUndo(before.doc.toString(), undoOf(before), history());
    expect(undoDepth(after)).toBe(3);
    const back = run(run(after, undo), undo);
    expect(back.doc.toString()).toBe('A fox');
    expect(run(back, redo).doc.toString()).toBe('A fox in snow');
  });

  it.each([
    ['nothing was kept', null],
    ['it cannot be read', '{"done":'],
    ['it is of another make', '{"done":[{"what":1}],"undone":3}'],
    ['it was empty', 'null'],
  ])('begins anew, with the text whole, where %s', (_why, kept) => {
    const state = stateWithUndo('A fox', kept, history());
    expect(state.doc.toString()).toBe('A fox');
    expect(undoDepth(state)).toBe(0);
  });

  it('is let go where it is longer than what is kept', () => {
    expect(undoOf(typed(['x'.repeat(200)]), 100)).toBeNull();
  });
});

describe('a snippet in the editor’s own template language', () => {
  it('numbers its fields by their first place, and one that comes twice is one field', () => {
    expect(templateOf('A <subject> meets a <second>, the <subject> waits')).toBe(
      // oxlint-disable-next-line no-template-curly-in-string
      'A ${1:subject} meets a ${2:second}, the ${1:subject} waits${}',
    );
  });

  it('keeps braces of the text as braces', () => {
    expect(templateOf('{<one>|two}')).toBe(String.raw`\{` + '${1:one}' + String.raw`|two\}` + '${}');
  });

  it('of every snippet that comes with the studio has a way to its end', () => {
    for (const body of builtInSnippets.values()) expect(templateOf(body)).toMatch(/\$\{1:.*\$\{\}$/u);
  });
});
