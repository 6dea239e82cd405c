import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { changeStatus } from '../fakes/bridge/world.ts';
import { stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);

const keyField = () => screen.findByLabelText<HTMLInputElement>('API key');

describe('the key', () => {
  it('is a password field that is never filled in beforehand', async () => {
    const { container } = stageApp(scenarios.studio(), '#/settings');
    const field = await keyField();
    expect(field.type).toBe('password');
    expect(field.value).toBe('');
    expect(container.textContent).toContain('•••• 7f3a');
  });

  it('is sent once, and then is nowhere in the window', async () => {
    const { bridge } = stageApp(scenarios.empty(), '#/settings');
    await userEvent.type(await keyField(), 'wsk-very-secret-9999');
    await userEvent.click(screen.getByRole('button', { name: 'Save key' }));
    expect(await screen.findByText('Key saved')).toBeTruthy();
    expect(bridge.inputsOf('settings.saveKey')).toEqual([{ key: 'wsk-very-secret-9999', keep: 'default' }]);
    expect((await keyField()).value).toBe('');
    expect(document.documentElement.outerHTML).not.toContain('very-secret');
  });

  it('that cannot be one is not sent', async () => {
    const { bridge } = stageApp(scenarios.empty(), '#/settings');
    await userEvent.type(await keyField(), 'two words{Enter}');
    expect(await screen.findByText(/does not look like a key/)).toBeTruthy();
    expect((await keyField()).getAttribute('aria-invalid')).toBe('true');
    expect(bridge.inputsOf('settings.saveKey')).toEqual([]);
  });

  it('stays in the field when main could not take it', async () => {
    const { bridge } = stageApp(scenarios.empty(), '#/settings');
    bridge.fail('settings.saveKey', 'disk-full');
    await userEvent.type(await keyField(), 'wsk-1234567{Enter}');
    expect(await screen.findByText('The disk is full')).toBeTruthy();
    expect((await keyField()).value).toBe('wsk-1234567');
  });

  it('is for this session only where there is no keyring, unless the user stores it', async () => {
    const world = scenarios.empty();
    world.offerWeak = true;
    const { bridge } = stageApp(world, '#/settings');
    await userEvent.type(await keyField(), 'wsk-1234567{Enter}');
    const dialog = await screen.findByRole('dialog', { name: /Where should the key be kept/ });
    expect(bridge.inputsOf('settings.keepKeyWeakly')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: /Store it on this computer/ }));
    await waitFor(() => expect(bridge.inputsOf('settings.keepKeyWeakly')).toHaveLength(1));
  });

  it('that stays for the session asks main for nothing more', async () => {
    const world = scenarios.empty();
    world.offerWeak = true;
    const { bridge } = stageApp(world, '#/settings');
    await userEvent.type(await keyField(), 'wsk-1234567{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: /This session only/ }));
    expect(bridge.inputsOf('settings.keepKeyWeakly')).toEqual([]);
    expect(await screen.findByText(/For this session only/)).toBeTruthy();
  });

  it('is erased after a question', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/settings');
    await userEvent.click(await screen.findByRole('button', { name: 'Erase key' }));
    const question = await screen.findByRole('alertdialog', { name: 'Erase the key?' });
    expect(bridge.inputsOf('settings.eraseKey')).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: 'Erase' }));
    await waitFor(() => expect(bridge.inputsOf('settings.eraseKey')).toHaveLength(1));
    expect(await screen.findByText(/No key: practice/)).toBeTruthy();
  });

  it('of the environment cannot be erased here', async () => {
    const world = scenarios.studio();
    world.settings = {
      ...world.settings,
      key: { source: 'environment', lastFour: 'abcd', protection: 'os' },
    };
    stageApp(world, '#/settings');
    expect(await screen.findByText(/DAILIES_API_KEY/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Erase key' })).toBeNull();
  });
});

describe('the connection', () => {
  it('is checked on asking', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/settings');
    expect(await screen.findByText(/Talks to api\.wavespeed\.ai\. Balance \$71\.40/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Check now' }));
    expect(bridge.inputsOf('app.checkConnection')).toHaveLength(1);
  });

  it('says what is wrong with the key', async () => {
    const { bridge, world } = stageApp(scenarios.studio(), '#/settings');
    await screen.findByText(/Talks to/);
    act(() => changeStatus(world, bridge.emit, { troubles: ['key'] }));
    expect(screen.getByText(/Talks to.*The key was not accepted/)).toBeTruthy();
  });
});

describe('the spending limits', () => {
  it('take dollars, and empty is none', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/settings/limits');
    const day = await screen.findByRole('textbox', { name: 'Per day' });
    await userEvent.clear(day);
    await userEvent.type(day, '12.50{Enter}');
    const month = screen.getByRole('textbox', { name: 'Per month' });
    await userEvent.clear(month);
    await userEvent.tab();
    expect(bridge.inputsOf('settings.update').map((input) => input.caps)).toEqual([
      { dayMicros: 12_500_000, monthMicros: 120_000_000, batchMicros: null },
      { dayMicros: 12_500_000, monthMicros: null, batchMicros: null },
    ]);
  });

  it('refuse what is no amount, in words', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/settings');
    const day = await screen.findByRole('textbox', { name: 'Per day' });
    await userEvent.clear(day);
    await userEvent.type(day, 'lots{Enter}');
    expect(await screen.findByText(/Write dollars/)).toBeTruthy();
    expect(bridge.inputsOf('settings.update')).toEqual([]);
  });
});

it('a tier sets its limits, and custom opens two fields', async () => {
  const { bridge } = stageApp(scenarios.studio(), '#/settings');
  await userEvent.click(await screen.findByRole('radio', { name: 'Silver' }));
  expect(bridge.inputsOf('settings.update')[0]?.limits).toEqual({
    tier: 'silver',
    concurrent: 100,
    perMinute: 60,
  });
  await userEvent.click(screen.getByRole('radio', { name: 'Custom' }));
  const field = await screen.findByRole('textbox', { name: 'At once' });
  await userEvent.clear(field);
  await userEvent.type(field, '7{Enter}');
  expect(bridge.inputsOf('settings.update').at(-1)?.limits).toMatchObject({ tier: 'custom', concurrent: 7 });
});

describe('the library', () => {
  it('is changed by main’s dialog, and a closed dialog says nothing', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/settings/library');
    bridge.fail('settings.chooseLibrary', 'cancelled', 1);
    await userEvent.click(await screen.findByRole('button', { name: /Change/ }));
    expect(document.querySelector('.ui-toast')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Change/ }));
    expect(await screen.findByText('The library is now Footage/Kling')).toBeTruthy();
  });

  it('given by the environment cannot be changed, and says so', async () => {
    const world = scenarios.studio();
    world.settings = { ...world.settings, libraryLocked: true };
    const { bridge } = stageApp(world, '#/settings');
    await userEvent.click(await screen.findByRole('button', { name: /Change/ }));
    expect(bridge.inputsOf('settings.chooseLibrary')).toEqual([]);
    expect(screen.getByText(/DAILIES_LIBRARY/)).toBeTruthy();
  });
});

it('the theme is chosen here', async () => {
  const { bridge } = stageApp(scenarios.studio(), '#/settings');
  await userEvent.click(await screen.findByRole('radio', { name: 'Light' }));
  expect(bridge.inputsOf('settings.update')).toEqual([{ theme: 'light' }]);
  await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('light'));
});

it('about names version and runtime', async () => {
  stageApp(scenarios.studio(), '#/settings');
  expect(await screen.findByText('0.1.0')).toBeTruthy();
  expect(screen.getByText('Electron')).toBeTruthy();
});

it('settings that cannot be read say so', async () => {
  stageApp(scenarios.studio(), '#/settings', (bridge) => bridge.fail('settings.get', 'unexpected'));
  expect(await screen.findByText('The settings could not be read')).toBeTruthy();
});
