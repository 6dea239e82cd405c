import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

async function openBook() {
  await editor('Prompt');
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.click(await screen.findByText('Phrasebook'));
  return within(await screen.findByRole('dialog', { name: 'Phrasebook' }));
}

describe('the phrasebook', () => {
  it('keeps a shelf, one alternative a line, and takes a removal back', async () => {
    const { world } = stageApp(scenarios.studio(), '#/write');
    const book = await openBook();
    await userEvent.click(book.getByRole('radio', { name: 'Shelves' }));
    expect(book.getByText(/No shelves yet/)).toBeTruthy();
    await userEvent.click(book.getByRole('button', { name: 'New shelf' }));
    await userEvent.type(book.getByLabelText(/^Name/), 'subjects');
    await userEvent.type(book.getByLabelText(/^Alternatives/), 'a fox{Enter}{Enter}  a hare{Enter}');
    await userEvent.click(book.getByRole('button', { name: 'Save' }));
    expect(await book.findByText('2 alternatives: a fox · a hare')).toBeTruthy();
    expect([...world.phrases.values()].find(({ kind }) => kind === 'shelf')?.body).toBe('a fox\na hare');
    await userEvent.click(book.getByRole('button', { name: 'Remove subjects' }));
    expect(await book.findByText(/No shelves yet/)).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo', hidden: true }));
    expect(await book.findByText('2 alternatives: a fox · a hare')).toBeTruthy();
  });

  it('says what a name must be, and which is taken', async () => {
    stageApp(scenarios.studio(), '#/write');
    const book = await openBook();
    const write = async (name: string) => {
      await userEvent.click(book.getByRole('button', { name: 'New snippet' }));
      await userEvent.type(book.getByLabelText(/^Name/), name);
      await userEvent.type(book.getByLabelText(/^Words/), 'A walk.');
      await userEvent.click(book.getByRole('button', { name: 'Save' }));
    };
    await write('golden walk');
    expect(book.getByText(/Letters, digits/)).toBeTruthy();
    await userEvent.click(book.getByRole('button', { name: 'Cancel' }));
    await write('walk');
    await waitFor(() => expect(book.getByText('/walk')).toBeTruthy());
    await write('Walk');
    expect(book.getByText(/one of this name/)).toBeTruthy();
  });

  it('keeps words that are marked in the text', async () => {
    const { world } = stageApp(scenarios.studio(), '#/write');
    await typeInto('Prompt', 'A red fox crosses the snow.');
    const view = await editor('Prompt');
    expect(screen.queryByRole('button', { name: /Save selection/ })).toBeNull();
    view.dispatch({ selection: { anchor: 0, head: 9 } });
    await userEvent.click(await screen.findByRole('button', { name: /Save selection/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'An element' }));
    const book = within(await screen.findByRole('dialog', { name: 'Phrasebook' }));
    await userEvent.type(book.getByLabelText(/^Name/), 'Our fox');
    await userEvent.click(book.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect([...world.phrases.values()]).toContainEqual(
        expect.objectContaining({ kind: 'element', name: 'Our fox', body: 'A red fox' }),
      ),
    );
  });
});
