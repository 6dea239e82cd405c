import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, withWindow } from './app-stage.tsx';

withWindow(960);

it('the takes come over the text, and Escape gives the keyboard back', async () => {
  stageApp(scenarios.studio(), '#/write/draftfox1');
  const toggle = await screen.findByRole('button', { name: '3 takes' });
  expect(screen.queryByRole('complementary')).toBeNull();
  await userEvent.click(toggle);
  const side = await screen.findByRole('complementary', { name: 'Takes' });
  expect(document.activeElement).toBe(side);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(document.activeElement).toBe(toggle);
});

it('the drafts open from the folded rail', async () => {
  stageApp(scenarios.studio(), '#/write');
  await userEvent.click(await screen.findByRole('button', { name: 'Show drafts' }));
  await userEvent.click(await screen.findByRole('link', { name: /^Neon/ }));
  await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toMatch(/^Neon/));
  expect(screen.queryByRole('dialog')).toBeNull();
});
