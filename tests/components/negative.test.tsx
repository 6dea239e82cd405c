import { screen, waitFor, within } from '@testing-library/react';
import { undo } from '@codemirror/commands';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { phraseId } from '../../shared/contract/phrasebook.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

const text = async () => (await editor('Negative prompt')).state.doc.toString();
const showChips = () => userEvent.click(screen.getByRole('radio', { name: 'Chips' }));
const openGroups = () => userEvent.click(screen.getByRole('button', { name: 'Groups' }));

/** The editor stays behind the chips, unseen: its text is the one truth. */
async function behind() {
  const view = await editor('Negative prompt');
  return { view, text: () => view.state.doc.toString() };
}

describe('the negative prompt as chips', () => {
  it('is the same text: adding, switching off and removing are edits of it, which undo takes back', async () => {
    stageApp(scenarios.studio(), '#/write');
    await typeInto('Negative prompt', 'blur, text');
    const field = await behind();
    await showChips();
    await userEvent.type(screen.getByRole('textbox', { name: 'Keep out' }), 'lens flare{Enter}');
    expect(field.text()).toBe('blur, text, lens flare');
    await userEvent.click(screen.getByRole('button', { name: /^blur: kept out/ }));
    expect(field.text()).toBe('[# blur #], text, lens flare');
    await userEvent.click(screen.getByRole('button', { name: 'Remove text' }));
    expect(field.text()).toBe('[# blur #], lens flare');
    undo(field.view);
    expect(field.text()).toBe('[# blur #], text, lens flare');
    expect(await screen.findByRole('button', { name: 'Remove text' })).toBeTruthy();
  });

  it('shows what is typed as text', async () => {
    stageApp(scenarios.studio(), '#/write');
    await typeInto('Negative prompt', 'watermark');
    await showChips();
    const views = within(screen.getByRole('radiogroup', { name: 'Show the negative prompt as' }));
    await userEvent.click(views.getByRole('radio', { name: 'Text' }));
    await typeInto('Negative prompt', 'watermark, logo');
    await showChips();
    const chips = within(screen.getByRole('list', { name: 'What is kept out' }));
    // What reads the text follows a moment behind the keys.
    await waitFor(() => expect(chips.getAllByRole('button', { pressed: true })).toHaveLength(2));
  });

  it('takes a pasted list as several', async () => {
    stageApp(scenarios.studio(), '#/write');
    await typeInto('Negative prompt', '');
    const field = await behind();
    await showChips();
    await userEvent.click(screen.getByRole('textbox', { name: 'Keep out' }));
    await userEvent.paste('noise, grain, blur');
    expect(field.text()).toBe('noise, grain, blur');
  });
});

describe('groups of the negative prompt', () => {
  it('puts a group in and takes it out whole', async () => {
    stageApp(scenarios.studio(), '#/write');
    await typeInto('Negative prompt', 'snow');
    await openGroups();
    const group = await screen.findByRole('menuitemcheckbox', { name: /Broken motion/ });
    await userEvent.click(group);
    expect(await text()).toBe('snow, flicker, jitter, morphing, duplicate frames');
    await userEvent.click(group);
    expect(await text()).toBe('snow');
  });

  it('offers the user’s own groups', async () => {
    const world = scenarios.studio();
    const id = phraseId.parse('mygroup01');
    world.phrases.set(id, {
      id,
      kind: 'negative',
      name: 'House rules',
      body: 'logo, drones',
      uses: 0,
      element: null,
      usedAtMs: null,
    });
    stageApp(world, '#/write');
    await typeInto('Negative prompt', '');
    await openGroups();
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'House rules' }));
    expect(await text()).toBe('logo, drones');
  });

  it('lets new drafts begin with it, and begin with nothing again', async () => {
    const { bridge, world } = stageApp(scenarios.studio(), '#/write');
    await typeInto('Negative prompt', 'blur');
    await openGroups();
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Begin new drafts with this' }));
    await waitFor(() => expect(world.settings.defaultNegative).toBe('blur'));
    await userEvent.click(await screen.findByRole('button', { name: 'New draft' }));
    await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toBe(''));
    expect(await text()).toBe('blur');
    await openGroups();
    await userEvent.click(await screen.findByRole('menuitem', { name: /nothing kept out/ }));
    await waitFor(() => expect(bridge.inputsOf('settings.update').at(-1)).toEqual({ defaultNegative: '' }));
  });
});
