import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { commandIds, commands, keysOf } from '../../renderer/src/commands/commands.ts';
import { commandText } from '../../renderer/src/text/commands.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

type Modifiers = 'ctrlKey' | 'shiftKey' | 'altKey';
const press = (key: string, ...modifiers: readonly Modifiers[]) =>
  fireEvent.keyDown(document.activeElement ?? window, {
    key,
    ...Object.fromEntries(modifiers.map((each) => [each, true])),
  });
const hasKeyboard = async (name: string) => {
  const view = await editor(name);
  await waitFor(() => expect(document.activeElement).toBe(view.contentDOM));
  return view;
};
const focused = async (name: string) => {
  const view = await editor(name);
  view.focus();
  return view;
};

describe('every command', () => {
  it('stands in the sheet with its key', async () => {
    stageApp(scenarios.studio(), '#/queue');
    await screen.findByRole('navigation', { name: 'Rooms' });
    fireEvent.keyDown(window, { key: '?', shiftKey: true });
    const sheet = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    for (const id of commandIds) {
      const group = commands[id].scope === 'anywhere' ? 'Anywhere' : 'Write';
      const row = within(sheet.getByRole('region', { name: group })).getByText(commandText[id]);
      const shown = [...(row.parentElement?.querySelectorAll('kbd') ?? [])].map((each) => each.textContent);
      expect(shown).toEqual(
        keysOf(id).map((keys) => keys.replace('Mod', 'Ctrl').replace('Enter', '↵').replaceAll('+', ' ')),
      );
    }
  });

  it('of the Write room is found from another one, but for the one that spends', async () => {
    const { world } = stageApp(scenarios.studio(), '#/queue');
    await screen.findByRole('navigation', { name: 'Rooms' });
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    const palette = within(await screen.findByRole('dialog', { name: 'Command palette' }));
    const writing = within(await palette.findByRole('group', { name: 'Writing' }));
    const names = writing.getAllByRole('option').map((each) => each.textContent);
    expect(names).toHaveLength(commandIds.filter((id) => commands[id].scope === 'write').length - 1);
    expect(names.some((name) => name?.startsWith('Generate'))).toBe(false);
    await userEvent.click(palette.getByText(commandText['draft.duplicate']));
    await waitFor(() => expect(world.drafts.size).toBe(6));
  });

  it('waits for its room when it is chosen elsewhere', async () => {
    stageApp(scenarios.studio(), '#/queue');
    await screen.findByRole('navigation', { name: 'Rooms' });
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    await userEvent.click(await screen.findByText(commandText.negative));
    expect(await hasKeyboard('Negative prompt')).toBeTruthy();
  });

  it('of a room rests while a dialog has the keyboard: nothing is bought behind it', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    await focused('Prompt');
    press('b', 'ctrlKey');
    const book = await screen.findByRole('dialog', { name: 'Phrasebook' });
    await waitFor(() => expect(book.contains(document.activeElement)).toBe(true));
    press('Enter', 'ctrlKey');
    press('d', 'ctrlKey');
    expect(bridge.inputsOf('takes.generate')).toEqual([]);
    expect(bridge.inputsOf('drafts.duplicate')).toEqual([]);
  });
});

describe('drafts by the keyboard', () => {
  it('are gone through in the order of the list, from the last to the first', async () => {
    stageApp(scenarios.studio(), '#/write/draftfox1');
    await focused('Prompt');
    const titles = within(await screen.findByRole('region', { name: 'Drafts' })).getAllByRole('link');
    press('PageDown', 'altKey');
    await waitFor(() => expect(titles[1]?.getAttribute('aria-current')).toBe('true'));
    press('PageUp', 'altKey');
    await waitFor(() => expect(titles[0]?.getAttribute('aria-current')).toBe('true'));
    press('PageUp', 'altKey');
    await waitFor(() => expect(titles.at(-1)?.getAttribute('aria-current')).toBe('true'));
  });

  it('are searched and duplicated', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write/draftfox1');
    await focused('Prompt');
    press('d', 'ctrlKey');
    await waitFor(() => expect(bridge.inputsOf('drafts.duplicate')).toEqual([{ id: 'draftfox1' }]));
    press('f', 'ctrlKey');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search drafts' })),
    );
  });
});

describe('the text by the keyboard', () => {
  it('goes to the negative prompt and back, and comments a line out and in', async () => {
    stageApp(scenarios.studio(), '#/write');
    const prompt = await focused('Prompt');
    await typeInto('Prompt', 'A fox');
    press('/', 'ctrlKey');
    expect(prompt.state.doc.toString()).toBe('# A fox');
    press('/', 'ctrlKey');
    expect(prompt.state.doc.toString()).toBe('A fox');
    press('j', 'ctrlKey');
    await hasKeyboard('Negative prompt');
    press('j', 'ctrlKey');
    await hasKeyboard('Prompt');
  });

  it('runs in each line as its first letter does', async () => {
    stageApp(scenarios.studio(), '#/write');
    const prompt = await focused('Prompt');
    await typeInto('Prompt', 'ثعلب أحمر\nThe camera slowly pushes in.');
    const lines = [...prompt.contentDOM.querySelectorAll('.cm-line')];
    expect(lines.map((line) => line.getAttribute('dir'))).toEqual(['auto', 'auto']);
  });

  it('asks for a snippet, apart from the word before', async () => {
    stageApp(scenarios.studio(), '#/write');
    const prompt = await focused('Prompt');
    await typeInto('Prompt', 'A fox');
    prompt.dispatch({ selection: { anchor: 5 } });
    press('S', 'ctrlKey', 'shiftKey');
    expect(prompt.state.doc.toString()).toBe('A fox /');
  });

  it('is shown as elements and as text, and what needs the text shows it', async () => {
    stageApp(scenarios.studio(), '#/write');
    const prompt = await focused('Prompt');
    await typeInto('Prompt', 'A fox crosses snow.');
    press('e', 'ctrlKey');
    const field = await screen.findByRole('textbox', { name: 'Subject: words' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    press('/', 'ctrlKey');
    await waitFor(() => expect(prompt.state.doc.toString()).toBe('# A fox crosses snow.'));
    await hasKeyboard('Prompt');
  });

  it('is previewed as it is sent, and its variations are listed', async () => {
    stageApp(scenarios.studio(), '#/write');
    await focused('Prompt');
    press('p', 'ctrlKey');
    expect(await screen.findByText('The text is sent just as it is written')).toBeTruthy();
    press('L', 'ctrlKey', 'shiftKey');
    expect(await screen.findByText(/^Nothing varies in this text/)).toBeTruthy();
    await typeInto('Prompt', 'A {fox|hare}');
    await screen.findByRole('button', { name: /^Review 2/ });
    press('p', 'ctrlKey');
    expect(within(await screen.findByRole('note', { name: 'What is sent' })).getByText('A fox')).toBeTruthy();
    press('L', 'ctrlKey', 'shiftKey');
    expect(await screen.findByRole('dialog', { name: '2 variations' })).toBeTruthy();
  });
});

describe('revisions by the keyboard', () => {
  it('are pinned once for one text, and compared', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write/draftfox1');
    await focused('Prompt');
    await typeInto('Prompt', 'A red fox in rain.');
    press('s', 'ctrlKey');
    expect(await screen.findByText(/^Pinned as revision/)).toBeTruthy();
    press('s', 'ctrlKey');
    expect(await screen.findByText(/^This text is revision \d+ already/)).toBeTruthy();
    expect(bridge.inputsOf('revisions.pin')).toHaveLength(1);
    await typeInto('Prompt', 'A red fox in snow.');
    press('D', 'ctrlKey', 'shiftKey');
    expect(await screen.findByRole('dialog', { name: 'Compare revisions' })).toBeTruthy();
  });

  it('are reached, and left for the text', async () => {
    stageApp(scenarios.studio(), '#/write/draftfox1');
    await focused('Prompt');
    press('H', 'ctrlKey', 'shiftKey');
    const side = await screen.findByRole('complementary', { name: 'Takes' });
    await waitFor(() => expect(document.activeElement).toBe(side));
    press('H', 'ctrlKey', 'shiftKey');
    await hasKeyboard('Prompt');
  });
});
