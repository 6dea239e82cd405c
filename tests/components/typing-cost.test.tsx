import { EditorView } from '@codemirror/view';
import { fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { quietKeys } from '../../renderer/src/features/write/editor/quiet-keys.ts';
import { shapedRuns } from '../../renderer/src/features/write/editor/shaped-runs.ts';

const clauses = [
  'Fine powder slides from a bent branch and drifts across the path in a loose veil, as it does in the first hours of a frost, ',
  'while between the trunks a thin mist hangs at the height of a man, 35.5 mm film, and thins out towards the shore of the lake. ',
  '(Far off, a single window of a hut glows amber, and its smoke stands straight in the still air “as if it were drawn there.”) ',
  'Tracks of a hare run along the bank and break off under a fallen spruce; one ear turns back, the other stays on the reeds: ',
  'old reeds stand in bundles, the colour of straw, their heads heavy with frost, and nothing else moves for a long while now. ',
  'A jay crosses from left to right high in the background, blue on the wing for a moment, and is gone before it is well seen.',
];
const views: EditorView[] = [];
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
});

function edited(doc: string, extensions = [shapedRuns()]): EditorView {
  const view = new EditorView({ doc, parent: document.body, extensions });
  views.push(view);
  return view;
}

/** What the browser shapes apart from its neighbours. */
const runsIn = ({ contentDOM }: EditorView) => [...contentDOM.querySelectorAll('.write-run')];

describe('a long paragraph', () => {
  it('is shaped in runs of whole clauses, and reads as before', () => {
    const text = clauses.join('');
    const view = edited(text);
    expect(view.contentDOM.textContent).toBe(text);
    const runs = runsIn(view).map(({ textContent }) => textContent);
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.length).toBeLessThan(clauses.length);
    for (const run of runs) expect(clauses).toContain(run);
  });

  it('leaves the runs of other clauses alone when one is written in, or another comes before them', () => {
    const view = edited(clauses.join(''));
    const before = runsIn(view);
    view.dispatch({ changes: { from: (clauses[0]?.length ?? 0) + 20, insert: 'cold and ' } });
    view.dispatch({ changes: { from: 0, insert: 'A birch forest. ' } });
    const after = runsIn(view);
    expect(after.filter((run) => before.includes(run)).length).toBeGreaterThanOrEqual(before.length - 1);
  });

  it('is one run where it has no clauses, or is short', () => {
    expect(runsIn(edited('snow '.repeat(200)))).toEqual([]);
    expect(runsIn(edited('A fox, a hare, a jay. Snow.'))).toEqual([]);
  });
});

describe('what follows a key', () => {
  it.each(['keypress', 'keyup', 'input'])('is not heard around the editor: %s', (name) => {
    const { contentDOM } = edited('', [quietKeys()]);
    const heard = vi.fn<() => void>();
    document.body.addEventListener(name, heard);
    fireEvent(contentDOM, new Event(name, { bubbles: true }));
    expect(heard).not.toHaveBeenCalled();
    document.body.removeEventListener(name, heard);
  });

  it('leaves the key itself to the commands', () => {
    const { contentDOM } = edited('', [quietKeys()]);
    const heard = vi.fn<() => void>();
    window.addEventListener('keydown', heard, { once: true });
    fireEvent.keyDown(contentDOM, { key: 'a' });
    expect(heard).toHaveBeenCalledOnce();
  });
});
