import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);

async function inLibrary() {
  const { bridge } = stageApp(scenarios.studio(), '#/library');
  const [first] = await screen.findAllByRole('gridcell');
  if (first === undefined) throw new Error('No clip');
  const choose = (command: MenuCommand) => act(() => bridge.emit('app.commandChosen', { command }));
  return { bridge, first, choose };
}

it('undo and redo of the menu are the library’s where the keyboard is in the grid', async () => {
  const { bridge, first, choose } = await inLibrary();
  act(() => first.focus());
  await userEvent.keyboard('4');
  await waitFor(() => expect(bridge.inputsOf('library.curate')).toHaveLength(1));
  choose('undo');
  expect(await screen.findByText('Undone: rating of 1 clip')).toBeTruthy();
  choose('redo');
  expect(await screen.findByText('Done again: rating of 1 clip')).toBeTruthy();
});

it('undo of the menu is the field’s own where one is written in', async () => {
  const { bridge, choose } = await inLibrary();
  const box = screen.getByRole('searchbox', { name: 'Search library' });
  await userEvent.type(box, 'fox');
  const asked: string[] = [];
  box.addEventListener('beforeinput', (event) => {
    asked.push(event.inputType);
    event.preventDefault();
  });
  choose('undo');
  choose('redo');
  expect(asked).toEqual(['historyUndo', 'historyRedo']);
  expect(bridge.inputsOf('library.undo')).toEqual([]);
});

it('other commands are those of the keys', async () => {
  const { choose } = await inLibrary();
  choose('room.settings');
  expect(window.location.hash).toBe('#/settings');
  choose('sheet');
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
});
