import { completionStatus, currentCompletions } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { fireEvent, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);
afterEach(() => void vi.restoreAllMocks());

/** Types at the end of an empty prompt, at one moment of the clock. Answers how that is moved on. */
async function typed(text: string) {
  const nowMs = Date.now();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(nowMs);
  stageApp(scenarios.studio(), '#/write/draftfox1');
  const view = await editor('Prompt');
  view.focus();
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    selection: { anchor: text.length },
    userEvent: 'input.type',
  });
  return { view, later: (ms: number) => clock.mockReturnValue(nowMs + ms) };
}

/** Whether the key was taken. */
const takes = (view: EditorView, key: string): boolean => !fireEvent.keyDown(view.contentDOM, { key });
const offered = ({ state }: EditorView) => currentCompletions(state).map(({ label }) => label);

describe('offers', () => {
  it('are taken by Tab, which leaves the field where there is none', async () => {
    const { view, later } = await typed('Low an');
    await waitFor(() => expect(offered(view)).toContain('Low angle'));
    // What has only just come may not have been seen.
    expect(takes(view, 'Tab')).toBe(true);
    expect(view.state.doc.toString()).toBe('Low an');
    later(1000);
    expect(takes(view, 'Tab')).toBe(true);
    expect(view.state.doc.toString()).toBe('Low angle');
    expect(takes(view, 'Tab')).toBe(false);
  });

  it('go by Escape, which goes on to others where nothing is seen of them yet', async () => {
    const { view } = await typed('Low an');
    expect(completionStatus(view.state)).toBe('pending');
    expect(takes(view, 'Escape')).toBe(false);
    expect(completionStatus(view.state)).toBe(null);
    view.dispatch({ changes: { from: 6, insert: 'g' }, selection: { anchor: 7 }, userEvent: 'input.type' });
    await waitFor(() => expect(offered(view)).toContain('Low angle'));
    expect(takes(view, 'Escape')).toBe(true);
    expect(offered(view)).toEqual([]);
  });
});
