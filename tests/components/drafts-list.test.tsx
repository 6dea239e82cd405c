import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);

const list = () => screen.findByRole('region', { name: 'Drafts' });

/** Names of items end with their keys. */
async function choose(menu: RegExp, item: string): Promise<void> {
  await userEvent.click(await within(await list()).findByRole('button', { name: menu }));
  await userEvent.click(await screen.findByRole('menuitem', { name: (name) => name.startsWith(item) }));
}

describe('folders of drafts', () => {
  it('are made, take a draft, close, and leave their drafts when they are removed', async () => {
    const { world } = stageApp(scenarios.studio(), '#/write');
    await choose(/^More for drafts/, 'New folder …');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Winter{Enter}');
    await waitFor(() => expect(world.binders).toContain('Winter'));
    await choose(/^More for Paper boats/, 'Move to folder …');
    await userEvent.click(await screen.findByRole('button', { name: 'Winter' }));
    const folder = await within(await list()).findByRole('button', { name: /^Winter\s*1 draft/ });
    const boats = () => within(folder.closest('li') ?? folder).getByText(/Paper boats/);
    await waitFor(() => expect(boats()).toBeTruthy());
    await userEvent.click(folder);
    expect(folder.getAttribute('aria-expanded')).toBe('false');
    expect(boats().closest('ul')?.hidden).toBe(true);
    await choose(/^More for the folder Winter/, 'Remove folder');
    await waitFor(() => expect(world.binders.size).toBe(0));
    expect(within(await list()).getByRole('link', { name: /Paper boats/ })).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await within(await list()).findByRole('button', { name: /^Winter\s*1 draft/ })).toBeTruthy();
  });

  it('are made by naming one that is not there', async () => {
    const { world } = stageApp(scenarios.studio(), '#/write');
    await choose(/^More for Neon alley/, 'Move to folder …');
    await userEvent.type(await screen.findByRole('textbox', { name: /Find or name/ }), 'Night{Enter}');
    await waitFor(() => expect([...world.binders]).toEqual(['Night']));
    expect([...world.drafts.values()].find(({ binder }) => binder === 'Night')?.title).toMatch(/^Neon/);
  });
});

describe('folders that are folded up', () => {
  it('stay so over a look into the library, the group of drafts in no folder as well', async () => {
    const world = scenarios.studio();
    world.binders.add('Winter');
    stageApp(world, '#/write');
    const group = async (name: RegExp) => within(await list()).findByRole('button', { name });
    await userEvent.click(await group(/^In no folder/));
    await userEvent.click(await group(/^Winter/));
    expect(within(await list()).queryByRole('link', { name: /Paper boats/ })).toBeNull();
    fireEvent.keyDown(window, { key: '3', ctrlKey: true });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Drafts' })).toBeNull());
    fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    expect((await group(/^In no folder/)).ariaExpanded).toBe('false');
    expect((await group(/^Winter/)).ariaExpanded).toBe('false');
    expect(within(await list()).queryByRole('link', { name: /Paper boats/ })).toBeNull();
  });
});

describe('searching the drafts', () => {
  it('shows those that hold the words, says when there are none, and ends with Escape', async () => {
    stageApp(scenarios.studio(), '#/write');
    await userEvent.click(await screen.findByRole('button', { name: 'Search drafts' }));
    const field = await screen.findByRole('searchbox', { name: 'Search drafts' });
    await userEvent.type(field, 'boats');
    await waitFor(async () => expect(within(await list()).getAllByRole('link')).toHaveLength(1));
    await userEvent.type(field, 'zzz');
    expect(await screen.findByText('No draft holds “boatszzz”.')).toBeTruthy();
    await userEvent.type(field, '{Escape}');
    await waitFor(async () => expect(within(await list()).getAllByRole('link').length).toBeGreaterThan(4));
  });
});

describe('the drafts’ trash', () => {
  it('shows what lies in it, and gives it back', async () => {
    const { world } = stageApp(scenarios.studio(), '#/write');
    await choose(/^More for Paper boats/, 'Move to trash');
    await waitFor(() => expect(world.drafts.size).toBe(4));
    await choose(/^More for drafts/, 'Trash …');
    const bin = await screen.findByRole('list', { name: 'Drafts in the trash' });
    await userEvent.click(within(bin).getByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(world.drafts.size).toBe(5));
    expect(await screen.findByText('The trash is empty.')).toBeTruthy();
  });
});

describe('copies and files of drafts', () => {
  it('a duplicate opens beside the first', async () => {
    const { world } = stageApp(scenarios.studio(), '#/write');
    await choose(/^More for Neon alley/, 'Duplicate');
    await waitFor(() => expect(world.drafts.size).toBe(6));
    await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toMatch(/^Neon/));
  });

  it('importing opens what came, and says nothing when the dialog was closed', async () => {
    const { world } = stageApp(scenarios.studio(), '#/write');
    world.closesDialogs = true;
    await choose(/^More for drafts/, 'Import drafts …');
    expect(world.drafts.size).toBe(5);
    world.closesDialogs = false;
    await choose(/^More for drafts/, 'Import drafts …');
    expect(await screen.findByText('1 draft imported')).toBeTruthy();
    await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toBe('An imported text'));
  });
});
