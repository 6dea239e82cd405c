import { completionStatus } from '@codemirror/autocomplete';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? window, { key });
const rooms = () => screen.queryByRole('navigation', { name: 'Rooms' });
const takes = () => screen.queryByRole('complementary', { name: 'Takes' });

async function stageFocus() {
  const staged = stageApp(scenarios.studio(), '#/write/draftfox1');
  const view = await editor('Prompt');
  view.focus();
  await screen.findByRole('complementary', { name: 'Takes' });
  press('F9');
  await waitFor(() => expect(rooms()).toBeNull());
  return { ...staged, view };
}

describe('focus mode', () => {
  it('leaves the text, and what a take costs where it can be bought', async () => {
    await stageFocus();
    expect(takes()).toBeNull();
    expect(screen.queryByRole('radiogroup', { name: 'Aspect ratio' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Prompt' })).toBeTruthy();
    expect(screen.getByText('16:9 · 5 s · 1 take')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Generate/, description: /\$1\.30/ })).toBeTruthy();
  });

  it('is left by its key, by Escape and by its button, with the text and the keyboard where they were', async () => {
    const { view } = await stageFocus();
    await typeInto('Prompt', 'A fox');
    press('F9');
    expect(await screen.findByRole('navigation', { name: 'Rooms' })).toBeTruthy();
    expect(document.activeElement).toBe(view.contentDOM);
    expect(view.state.doc.toString()).toBe('A fox');
    press('F9');
    await waitFor(() => expect(rooms()).toBeNull());
    press('Escape');
    expect(await screen.findByRole('navigation', { name: 'Rooms' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Focus mode' }));
    await waitFor(() => expect(rooms()).toBeNull());
    expect(document.activeElement).toBe(view.contentDOM);
    await userEvent.click(screen.getByRole('button', { name: /Leave focus mode/ }));
    expect(await screen.findByRole('navigation', { name: 'Rooms' })).toBeTruthy();
  });

  it('tells those who do not see it, in and out, by the key that every keyboard has', async () => {
    stageApp(scenarios.studio(), '#/write/draftfox1');
    (await editor('Prompt')).focus();
    const key = { key: 'F', ctrlKey: true, shiftKey: true };
    const said = async (words: string) =>
      expect((await screen.findByText(words)).closest('output')).not.toBeNull();
    expect(screen.queryByText(/^Focus mode/)).toBeNull();
    fireEvent.keyDown(document.activeElement ?? window, key);
    await said('Focus mode: nothing but the text. Escape leaves it.');
    expect(rooms()).toBeNull();
    fireEvent.keyDown(document.activeElement ?? window, key);
    await said('Focus mode left');
    expect(rooms()).toBeTruthy();
  });

  it('is left by Escape also while words are looked for that nobody sees yet', async () => {
    const { view } = await stageFocus();
    await typeInto('Prompt', 'A fox');
    expect(completionStatus(view.state)).toBe('pending');
    press('Escape');
    expect(await screen.findByRole('navigation', { name: 'Rooms' })).toBeTruthy();
  });

  it('gives Escape to what is nearer: a dialog, words that are being typed', async () => {
    await stageFocus();
    fireEvent.keyDown(document.activeElement ?? window, { key: 'b', ctrlKey: true });
    const book = await screen.findByRole('dialog', { name: 'Phrasebook' });
    await waitFor(() => expect(book.contains(document.activeElement)).toBe(true));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Phrasebook' })).toBeNull());
    expect(rooms()).toBeNull();
    fireEvent.keyDown(window, { key: 'e', ctrlKey: true });
    const words = (await screen.findAllByRole('textbox', { name: /: words$/ }))[0];
    if (words === undefined) throw new Error('no element');
    await userEvent.type(words, ' more{Escape}');
    expect(rooms()).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByRole('navigation', { name: 'Rooms' })).toBeTruthy();
  });

  it('waits while one looks into another room', async () => {
    await stageFocus();
    fireEvent.keyDown(window, { key: '2', ctrlKey: true });
    expect(await screen.findByRole('navigation', { name: 'Rooms' })).toBeTruthy();
    fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    await waitFor(() => expect(rooms()).toBeNull());
  });

  it('ends for what is out of its sight: the drafts, the takes', async () => {
    await stageFocus();
    fireEvent.keyDown(document.activeElement ?? window, { key: 'f', ctrlKey: true });
    const field = await screen.findByRole('searchbox', { name: 'Search drafts' });
    expect(document.activeElement).toBe(field);
    expect(
      within(screen.getByRole('region', { name: 'Drafts' })).getAllByRole('link').length,
    ).toBeGreaterThan(1);
  });
});
