import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { phraseId } from '../../shared/contract/phrasebook.ts';
import { aStatus } from '../fakes/bridge/samples.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

const review = (count: number) => screen.findByRole('button', { name: new RegExp(`^Review ${count}`) });
const generate = (takes: number) =>
  screen.findByRole('button', { name: `Generate ${takes} take${takes === 1 ? '' : 's'}` });

function stageLive() {
  const world = scenarios.studio();
  world.status = aStatus({ service: 'live', connection: 'online' });
  world.quote = { unitMicros: 1_300_000, source: 'live' };
  return stageApp(world, '#/write');
}

describe('a text with variations', () => {
  it('is listed, priced, pruned by hand, and bought just as it is shown', async () => {
    const { bridge } = stageLive();
    await typeInto('Prompt', 'A {fox|hare} in {snow|rain|fog}');
    await userEvent.click(await review(6));
    const texts = within(await screen.findByRole('list', { name: 'Texts' }));
    expect(texts.getAllByRole('checkbox')).toHaveLength(6);
    expect(within(screen.getByRole('dialog')).getByText('$7.80')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Place 2: fog' }));
    await userEvent.click(texts.getByRole('checkbox', { name: /A hare in rain/ }));
    expect(await screen.findByText('3 texts left out')).toBeTruthy();
    await userEvent.click(await generate(3));
    await waitFor(() => expect(bridge.inputsOf('takes.generate')).toHaveLength(1));
    expect(bridge.inputsOf('takes.generate')[0]).toMatchObject({
      count: 1,
      recipe: { prompt: 'A {fox|hare} in {snow|rain|fog}' },
      variants: [
        {
          prompt: 'A fox in snow',
          choices: [
            { slot: '1', value: 'fox' },
            { slot: '2', value: 'snow' },
          ],
        },
        { prompt: 'A fox in rain' },
        { prompt: 'A hare in snow' },
      ],
    });
  });

  it('keeps what was left out when the text is edited elsewhere', async () => {
    stageLive();
    await typeInto('Prompt', 'A {fox|hare} in snow');
    await userEvent.click(await review(2));
    await userEvent.click(await screen.findByRole('button', { name: 'Place 1: hare' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await typeInto('Prompt', 'At dusk, a {fox|hare} in deep snow');
    await userEvent.click(await screen.findByRole('button', { name: /^Review 1 of 2/ }));
    expect(await generate(1)).toBeTruthy();
  });

  it('costs at the dock what it costs in the list: nothing for what was left out', async () => {
    stageLive();
    await typeInto('Prompt', 'A {fox|hare} in {snow|rain}');
    await userEvent.click(await review(4));
    await userEvent.click(await screen.findByRole('button', { name: 'Place 1: hare' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    const dock = await screen.findByRole('button', { name: /^Review 2 of 4/, description: /\$2\.60/ });
    expect(dock).toBeTruthy();
    expect(screen.queryByText('$5.20')).toBeNull();
  });

  it('takes the alternatives of a shelf of the user’s own', async () => {
    const { bridge, world } = stageLive();
    const id = phraseId.parse('phrase000001');
    const shelf = { id, kind: 'shelf', name: 'animals', body: 'fox\nhare\nowl' } as const;
    world.phrases.set(id, { ...shelf, element: null, uses: 0, usedAtMs: null });
    bridge.emit('phrasebook.changed', { revision: 9 });
    world.phrasebookRevision = 9;
    await typeInto('Prompt', 'A @animals in snow');
    await userEvent.click(await review(3));
    expect(await screen.findByRole('button', { name: '@animals: owl' })).toBeTruthy();
  });

  it('cannot be bought when all of it is left out, or when it passes the limit of a batch', async () => {
    const { bridge, world } = stageLive();
    world.status = {
      ...world.status,
      revision: 5,
      spend: { ...world.status.spend, batchCapMicros: 2_000_000 },
    };
    bridge.emit('app.statusChanged', world.status);
    await typeInto('Prompt', 'A {fox|hare}');
    await userEvent.click(await review(2));
    await userEvent.click(await generate(2));
    expect(bridge.inputsOf('takes.generate')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Place 1: hare' }));
    await userEvent.click(screen.getByRole('button', { name: 'Place 1: fox' }));
    await userEvent.click(await generate(0));
    expect(bridge.inputsOf('takes.generate')).toEqual([]);
  });
});

describe('a text with more variations than a batch holds', () => {
  it('is not bought, and says so', async () => {
    const { bridge } = stageLive();
    await typeInto('Prompt', '{a|b|c|d} {a|b|c|d} {a|b|c|d} {a|b|c|d}');
    expect(await screen.findByText(/More variations than one batch holds/)).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: /^Generate/ }));
    expect(bridge.inputsOf('takes.generate')).toEqual([]);
  });
});

describe('a text with comments alone', () => {
  it('is sent without them, as one text', async () => {
    const { bridge } = stageLive();
    await typeInto('Prompt', 'A fox in snow\n# or an owl?');
    await userEvent.click(await screen.findByRole('button', { name: /^Generate/ }));
    await waitFor(() => expect(bridge.inputsOf('takes.generate')).toHaveLength(1));
    expect(bridge.inputsOf('takes.generate')[0]?.variants).toMatchObject([
      { prompt: 'A fox in snow', choices: [] },
    ]);
  });
});
