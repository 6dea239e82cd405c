import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

const vague = 'A fox crosses the snow. The camera pans left and then zooms in. Stunning, breathtaking.';
const advice = () => screen.findByRole('button', { name: /pieces? of advice/i });
const list = () => within(screen.getByRole('list', { name: 'Advice' }));

it('lists advice with its reason after a pause, bars nothing, and mends with one click', async () => {
  stageApp(scenarios.practice(), '#/write');
  await typeInto('Prompt', vague);
  await userEvent.click(await advice());
  const item = list()
    .getByText(/“stunning” shows nothing/i)
    .closest('li');
  expect(item?.textContent).toContain('Say what makes it so');
  expect((await screen.findByRole('button', { name: /^Generate/ })).ariaDisabled).toBeNull();
  await userEvent.click(within(item ?? document.body).getByRole('button', { name: 'Remove it' }));
  expect((await editor('Prompt')).state.doc.toString()).not.toMatch(/stunning/i);
  await waitFor(() => expect(list().queryByText(/“stunning” shows nothing/i)).toBeNull());
});

it('is walked through by F8, which opens the list and says where one is', async () => {
  stageApp(scenarios.practice(), '#/write');
  await typeInto('Prompt', vague);
  await advice();
  const view = await editor('Prompt');
  view.dispatch({ selection: { anchor: 0 } });
  const press = () => fireEvent.keyDown(view.contentDOM, { key: 'F8' });
  press();
  expect(view.state.selection.main.empty).toBe(false);
  expect(await screen.findByText(/^1 of \d\. Two camera moves/)).toBeTruthy();
  press();
  expect(await screen.findByText(/^2 of \d\. /)).toBeTruthy();
});

it('is silent where a rule was turned off, until it is turned on again in Settings', async () => {
  const { world } = stageApp(scenarios.practice(), '#/write');
  await typeInto('Prompt', 'A fox crosses the snow. Stunning.');
  await userEvent.click(await advice());
  await userEvent.click(list().getByRole('button', { name: 'Turn this rule off' }));
  await waitFor(() => expect(world.settings.adviceOff).toEqual(['vague-word']));
  await waitFor(() => expect(screen.queryByRole('button', { name: /of advice/i })).toBeNull());
  window.location.hash = '#/settings/advice';
  await userEvent.click(await screen.findByRole('switch', { name: 'Vague praise' }));
  await waitFor(() => expect(world.settings.adviceOff).toEqual([]));
});

it('warns of sentences in the negative prompt and of what the prompt asks for', async () => {
  stageApp(scenarios.practice(), '#/write');
  await typeInto('Prompt', 'A fox crosses deep snow.');
  await typeInto('Negative prompt', 'no people, snow');
  await userEvent.click(await advice());
  expect(list().getByText(/“snow” is also asked for/)).toBeTruthy();
  await userEvent.click(list().getByRole('button', { name: 'Write “people”' }));
  expect((await editor('Negative prompt')).state.doc.toString()).toBe('people, snow');
});
