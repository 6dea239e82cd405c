import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { troubles } from '../../shared/contract/app.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { aDraft, aRecipe } from '../fakes/bridge/samples.ts';
import { changeStatus, changeTakes } from '../fakes/bridge/world.ts';
import { editor, stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);

const rail = () => screen.findByRole('navigation', { name: 'Rooms' });
const drafts = () => screen.findByRole('region', { name: 'Drafts' });

describe('the rooms', () => {
  it('are links with their plain names, and the current one says so', async () => {
    stageApp(scenarios.studio(), '#/queue');
    const links = within(await rail()).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
      'Write',
      'Queue',
      'Library',
      'Settings',
    ]);
    expect(screen.getByRole('link', { name: 'Queue' }).getAttribute('aria-current')).toBe('page');
  });

  it('count live takes and clips', async () => {
    const { bridge, world } = stageApp(scenarios.busy(), '#/settings');
    expect(await screen.findByText('5 takes on the way')).toBeTruthy();
    expect(await screen.findByText('1,284 clips')).toBeTruthy();
    const run = [...world.takes.values()].find((take) => take.state === 'running');
    if (run === undefined) throw new Error('no running take');
    act(() => changeTakes(world, bridge.emit, [{ ...run, state: 'kept' }]));
    expect(await screen.findByText('4 takes on the way')).toBeTruthy();
  });

  it('open by Ctrl and their number', async () => {
    stageApp(scenarios.studio(), '#/write');
    await editor('Prompt');
    fireEvent.keyDown(window, { key: '4', ctrlKey: true });
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy();
  });
});

describe('the drafts', () => {
  it('open by a click', async () => {
    stageApp(scenarios.studio(), '#/write');
    await userEvent.click(within(await drafts()).getByRole('link', { name: /Neon alley/ }));
    await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toMatch(/^Neon/));
  });

  it('are made by Ctrl N, and an untouched one is not made twice', async () => {
    const { bridge, world } = stageApp(scenarios.studio(), '#/write');
    await editor('Prompt');
    fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
    await waitFor(() => expect(world.drafts.size).toBe(6));
    await screen.findByRole('heading', { level: 1, name: 'Untitled' });
    fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
    await act(async () => {});
    expect(bridge.inputsOf('drafts.create')).toHaveLength(1);
  });

  it('go to the trash by Delete and come back by undo', async () => {
    const { world } = stageApp(scenarios.studio(), '#/write');
    const link = within(await drafts()).getByRole('link', { name: /Paper boats/ });
    fireEvent.keyDown(link, { key: 'Delete' });
    await waitFor(() => expect(world.drafts.size).toBe(4));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(world.drafts.size).toBe(5));
    expect(within(await drafts()).getByRole('link', { name: /Paper boats/ })).toBeTruthy();
  });

  it('hand the window to a neighbour when the open one goes', async () => {
    stageApp(scenarios.studio(), '#/write/draftfox1');
    await editor('Prompt');
    fireEvent.keyDown(within(await drafts()).getByRole('link', { name: /^Fox/ }), { key: 'Delete' });
    await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toMatch(/^Neon/));
  });

  it('are renamed from their menu', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    await userEvent.click(await screen.findByRole('button', { name: 'More for Paper boats, macro' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /Rename/ }));
    const field = await screen.findByRole('textbox', { name: 'Title' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Regatta{Enter}');
    expect(bridge.inputsOf('drafts.rename')).toEqual([{ id: 'draftboats', title: 'Regatta' }]);
  });

  it('show a very long title and one in another script whole to a screen reader', async () => {
    const world = scenarios.studio();
    const long = aDraft('draftlong1', { ownTitle: 'L'.repeat(120), recipe: aRecipe() });
    world.drafts.set(long.id, { ...long, title: 'L'.repeat(120) });
    stageApp(world, '#/write');
    expect(await screen.findByRole('link', { name: 'L'.repeat(120) })).toBeTruthy();
    expect(screen.getByRole('link', { name: '雪の中の狐' })).toBeTruthy();
  });

  it('can be read again after a failure', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/settings', (each) =>
      each.fail('drafts.list', 'unexpected'),
    );
    await screen.findByText(/drafts could not be read. Nothing is lost/);
    bridge.heal('drafts.list');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: /^Fox/ })).toBeTruthy();
  });
});

describe('the foot', () => {
  it('says that practice is free', async () => {
    stageApp(scenarios.empty(), '#/settings');
    expect(await screen.findByText('Practice: free, sample clips')).toBeTruthy();
  });

  it('shows what is spent against the limits', async () => {
    stageApp(scenarios.studio(), '#/settings');
    const meter = await screen.findByRole('meter', { name: 'Today' });
    expect(meter.getAttribute('aria-valuetext')).toBe('$11.70 of $25.00 spent');
    expect(screen.getByText('balance $71.40')).toBeTruthy();
  });

  it.each([
    ['key', 'Key not accepted'],
    ['permission', 'Key may not use this model'],
    ['credit', 'No credit left'],
  ] as const)('does not say connected while nothing can be bought: %s', async (name, words) => {
    const { bridge, world } = stageApp(scenarios.studio(), '#/settings');
    await screen.findByText('Connected');
    act(() => changeStatus(world, bridge.emit, { troubles: [name] }));
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByText('Connected')).toBeNull();
  });

  it('says that the service does not answer as long as a take waits for it', async () => {
    const { bridge, world } = stageApp(scenarios.busy(), '#/settings');
    await screen.findByText('Connected');
    const run = [...world.takes.values()].find((take) => take.state === 'running');
    if (run === undefined) throw new Error('no running take');
    const hold = { reason: 'service-down', untilMs: null } as const;
    act(() => changeTakes(world, bridge.emit, [{ ...run, hold }]));
    expect(await screen.findByText('The service does not answer')).toBeTruthy();
    act(() => changeTakes(world, bridge.emit, [{ ...run, hold: null }]));
    expect(await screen.findByText('Connected')).toBeTruthy();
  });

  it('says that the studio is offline', async () => {
    stageApp(scenarios.offline(), '#/settings');
    expect(await screen.findByText(/Offline, writing and library work/)).toBeTruthy();
  });
});

describe('troubles', () => {
  it('say who has the library, and try again to take it', async () => {
    const { bridge, world } = stageApp(scenarios.studio(), '#/settings');
    await screen.findByText('Connected');
    const library = { ...world.status.library, state: 'held' as const };
    const heldBy = { machine: 'cutting-room', isHere: false, sinceMs: null };
    act(() =>
      changeStatus(world, bridge.emit, { troubles: ['library-held'], library: { ...library, heldBy } }),
    );
    expect(await screen.findByText(/Dailies on “cutting-room”/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(bridge.inputsOf('library.rescan')).toHaveLength(1);
  });

  it.each(['key', 'permission', 'credit', 'disk-full'] as const)(
    '%s stops what was asked for, so it interrupts a screen reader',
    async (name) => {
      const { bridge, world } = stageApp(scenarios.studio(), '#/write');
      await editor('Prompt');
      act(() => changeStatus(world, bridge.emit, { troubles: [name] }));
      expect(await screen.findByRole('alert')).toBeTruthy();
    },
  );

  it.each(troubles)('%s has words and a way out, and goes away when it is over', async (name) => {
    const { bridge, world } = stageApp(scenarios.studio(), '#/settings');
    await screen.findByText('Connected');
    act(() => changeStatus(world, bridge.emit, { troubles: [name] }));
    const banner = document.querySelector<HTMLElement>('.ui-banner');
    if (banner === null) throw new Error('no banner');
    expect(within(banner).getAllByRole('button').length).toBeGreaterThan(0);
    act(() => changeStatus(world, bridge.emit, { troubles: [] }));
    expect(document.querySelector('.ui-banner')).toBeNull();
  });

  it('look at the library’s folder again', async () => {
    const { bridge } = stageApp(scenarios.offline(), '#/write');
    await userEvent.click(await screen.findByRole('button', { name: 'Look again' }));
    expect(bridge.inputsOf('library.rescan')).toHaveLength(1);
  });

  it('a main that does not answer is said plainly', async () => {
    stageApp(scenarios.studio(), '#/settings', (bridge) => bridge.fail('app.status', 'unexpected'));
    expect(await screen.findByText(/lost touch with itself/)).toBeTruthy();
  });
});

describe('the palette', () => {
  it('finds a draft by its words and opens it', async () => {
    stageApp(scenarios.studio(), '#/write');
    await editor('Prompt');
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    await userEvent.type(await screen.findByRole('combobox', { name: /Search rooms/ }), 'lighth{Enter}');
    await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toMatch(/^Lighthouse/));
    expect(screen.queryByRole('combobox', { name: /Search rooms/ })).toBeNull();
  });

  it('says when nothing is found', async () => {
    stageApp(scenarios.studio(), '#/settings');
    await screen.findByText('Connected');
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    await userEvent.type(await screen.findByRole('combobox', { name: /Search rooms/ }), 'zzzz');
    expect(await screen.findByText('Nothing found')).toBeTruthy();
  });
});

it('? shows the shortcuts, except while typing', async () => {
  stageApp(scenarios.studio(), '#/write');
  fireEvent.keyDown((await editor('Prompt')).contentDOM, { key: '?' });
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(document.body, { key: '?' });
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
});

it('the theme of the settings is on the document, and remembered for the next start', async () => {
  const world = scenarios.studio();
  world.settings = { ...world.settings, theme: 'light' };
  stageApp(world, '#/settings');
  await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('light'));
  expect(window.localStorage.getItem('dailies.theme')).toBe('light');
});

it('a room that breaks is contained, reported, and can be opened again', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const world = scenarios.studio();
  const limits = world.settings.limits;
  // What a broken renderer would meet: data it cannot draw.
  world.settings = { ...world.settings, limits: null as unknown as typeof limits };
  const { bridge } = stageApp(world, '#/settings');
  expect(await screen.findByText('This room has stopped')).toBeTruthy();
  expect(await screen.findByText('Report r4t9x2')).toBeTruthy();
  expect(bridge.inputsOf('app.report')[0]?.where).toBe('settings');
  expect(await rail()).toBeTruthy();
  act(() => bridge.emit('settings.changed', { ...world.settings, limits }));
  await userEvent.click(screen.getByRole('button', { name: 'Open it again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy();
  quiet.mockRestore();
});
