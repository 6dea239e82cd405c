import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { QueueRoom } from '../../renderer/src/features/queue/queue-room.tsx';
import type { Take } from '../../shared/contract/takes.ts';
import { createFakeBridge } from '../fakes/bridge.ts';
import { aTake } from '../fakes/bridge/samples.ts';
import { changeTakes, emptyWorld } from '../fakes/bridge/world.ts';
import { stage, withLayout } from './room-stage.tsx';

withLayout();

async function editing(over: Partial<Take> = {}) {
  const world = emptyWorld();
  const service = over.service ?? 'live';
  world.status = { ...world.status, service };
  const take = aTake('takeone01', { title: 'Fox', service, ...over });
  world.takes.set(take.id, take);
  const bridge = createFakeBridge(world);
  stage(bridge, <QueueRoom />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'More for Fox' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit …' }));
  const dialog = await screen.findByRole('dialog', { name: 'Edit this take' });
  return { bridge, world, take, user, dialog: within(dialog) };
}

describe('editing a take that waits', () => {
  it('begins with what it is, and sends the text with the price that was shown', async () => {
    const { bridge, take, user, dialog } = await editing();
    const prompt = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' });
    expect(prompt.value).toBe(take.recipe.prompt);
    await user.clear(prompt);
    await user.type(prompt, 'Paper boats');
    await user.click(dialog.getByRole('radio', { name: '10 s' }));
    expect(await dialog.findByText(/It will cost \$2\.60\./)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Change' }));
    expect(await screen.findByText('Changed. It keeps its place.')).toBeTruthy();
    expect(bridge.inputsOf('takes.edit')).toEqual([
      {
        id: take.id,
        recipe: { ...take.recipe, prompt: 'Paper boats', durationS: 10 },
        agreedMicros: 2_600_000,
      },
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Edit this take' })).toBeNull());
  });

  it('says that a price is the list price, and that practice is free', async () => {
    const { world, dialog } = await editing({ service: 'practice' });
    expect(world.status.service).toBe('practice');
    expect(await dialog.findByText(/costs nothing/)).toBeTruthy();
  });

  it('does not take an empty prompt, and says why', async () => {
    const { bridge, user, dialog } = await editing();
    await user.clear(dialog.getByRole('textbox', { name: 'Prompt' }));
    expect(dialog.getByRole('textbox', { name: 'Prompt' }).getAttribute('aria-invalid')).toBe('true');
    await user.click(dialog.getByRole('button', { name: 'Change' }));
    expect(bridge.inputsOf('takes.edit')).toEqual([]);
  });

  it('says when the take was sent meanwhile', async () => {
    const { bridge, world, user, dialog } = await editing();
    changeTakes(world, bridge.emit, [aTake('takeone01', { title: 'Fox', state: 'running', position: null })]);
    expect(await dialog.findByText('It has been sent meanwhile, as it was.')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Change' }));
    expect(bridge.inputsOf('takes.edit')).toEqual([]);
  });

  it('keeps what was typed when main refuses it', async () => {
    const { bridge, user, dialog } = await editing();
    bridge.fail('takes.edit', 'cap-day');
    const prompt = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' });
    await user.type(prompt, ' at night');
    await user.click(dialog.getByRole('button', { name: 'Change' }));
    expect(await screen.findByText('Over your limit for today')).toBeTruthy();
    await waitFor(() => expect(prompt.value).toMatch(/at night$/));
  });

  it('is not offered once it was sent', async () => {
    const world = emptyWorld();
    const take = aTake('takeone01', { title: 'Fox', state: 'running', position: null });
    world.takes.set(take.id, take);
    stage(createFakeBridge(world), <QueueRoom />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'More for Fox' }));
    await screen.findByRole('menuitem', { name: 'Copy prompt' });
    expect(screen.queryByRole('menuitem', { name: 'Edit …' })).toBeNull();
  });
});
