import { screen, within } from '@testing-library/react';
import { undo } from '@codemirror/commands';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { editor, stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

const fox =
  'A red fox first crosses deep snow, then looks back. A birch forest at dawn. The camera slowly pushes in.';

async function byElements(text: string) {
  const { world } = stageApp(scenarios.studio(), '#/write');
  await typeInto('Prompt', text);
  const view = await editor('Prompt');
  await userEvent.click(screen.getByRole('radio', { name: 'Elements' }));
  return { view, world, now: () => view.state.doc.toString() };
}
const rows = () => within(screen.getByRole('list', { name: 'Elements' })).getAllByRole('listitem');

describe('a draft by its elements', () => {
  it('is the same text: words, switches and deletions are edits of it, which undo takes back', async () => {
    const { view, now } = await byElements(fox);
    const camera = screen.getByRole('textbox', { name: 'Camera: words' });
    await userEvent.clear(camera);
    await userEvent.type(camera, 'static camera{Enter}');
    expect(now()).toMatch(/A birch forest at dawn\. Static camera\.$/);
    await userEvent.click(screen.getByRole('button', { name: /^Switch off: Static camera/ }));
    expect(now()).toContain('[# Static camera #]');
    await userEvent.click(screen.getByRole('button', { name: /^Delete: A birch forest/ }));
    expect(now()).not.toContain('birch');
    undo(view);
    expect(now()).toContain('A birch forest at dawn.');
    expect(await screen.findByRole('button', { name: /^Delete: A birch forest/ })).toBeTruthy();
  });

  it('loses nothing by being looked at', async () => {
    const { now } = await byElements(`# for the wall\n${fox}`);
    const views = within(screen.getByRole('radiogroup', { name: 'Show the draft as' }));
    await userEvent.click(views.getByRole('radio', { name: 'Text' }));
    expect(now()).toBe(`# for the wall\n${fox}`);
  });

  it('moves an element by the keyboard', async () => {
    const { now } = await byElements(fox);
    const before = rows().map((row) => within(row).getByRole('textbox').textContent);
    const scene = screen.getByRole('textbox', { name: 'Scene: words' });
    await userEvent.click(scene);
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(now()).toMatch(/camera slowly pushes in\. A birch forest at dawn\.$/i);
    expect(rows()).toHaveLength(before.length);
  });

  it('takes every change back by Ctrl Z and does it again by Ctrl Shift Z, words that are being typed first', async () => {
    const { now } = await byElements(fox);
    const scene = screen.getByRole('textbox', { name: 'Scene: words' });
    await userEvent.click(scene);
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    const moved = now();
    await userEvent.click(screen.getByRole('button', { name: /^Delete: A birch forest/ }));
    expect(now()).not.toContain('birch');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(now()).toBe(moved);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(now()).toBe(fox);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(now()).toBe(moved);
    await userEvent.type(screen.getByRole('textbox', { name: 'Scene: words' }), ' in mist');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(now()).toBe(moved);
  });

  it('keeps the keyboard with an element that moves, and near one that goes', async () => {
    await byElements(fox);
    await userEvent.click(screen.getByRole('textbox', { name: 'Scene: words' }));
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Scene: words' }));
    const last = screen.getByRole('button', { name: /^Delete: A birch forest/ });
    await userEvent.click(last);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Delete: The camera/ }));
  });

  it('takes a click on a button of the row in which words are typed', async () => {
    const { now } = await byElements(fox);
    const camera = screen.getByRole('textbox', { name: 'Camera: words' });
    await userEvent.clear(camera);
    await userEvent.type(camera, 'static camera');
    await userEvent.click(screen.getByRole('button', { name: /^Switch off: The camera/ }));
    expect(now()).toContain('[# Static camera #]');
  });

  it('is swapped for one that was kept for its part, not for one of another', async () => {
    const { world } = await byElements(fox);
    await userEvent.click(screen.getByRole('button', { name: /^Swap: A birch forest/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Keep in the phrasebook …' }));
    const book = within(await screen.findByRole('dialog', { name: 'Phrasebook' }));
    expect(book.getByRole('radio', { name: 'Scene' }).ariaChecked).toBe('true');
    await userEvent.type(book.getByRole('textbox', { name: 'Name' }), 'Birches');
    await userEvent.click(book.getByRole('button', { name: 'Save' }));
    expect(await book.findByText(/^Scene: A birch forest at dawn/)).toBeTruthy();
    expect([...world.phrases.values()]).toMatchObject([{ kind: 'element', element: 'scene' }]);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Camera' }));
    await screen.findByRole('menuitem', { name: 'the camera zooms in' });
    expect(screen.queryByRole('menuitem', { name: /birch/i })).toBeNull();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Scene' }));
    expect(await screen.findByRole('menuitem', { name: 'A birch forest at dawn' })).toBeTruthy();
  });

  it('adds from the words of the trade', async () => {
    const { now } = await byElements(fox);
    await userEvent.click(screen.getByRole('button', { name: 'Style' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'film noir' }));
    expect(now()).toMatch(/film noir\.?$/i);
  });

  it('guides the start of an empty draft', async () => {
    const { now } = await byElements('');
    await userEvent.type(screen.getByRole('textbox', { name: 'Subject' }), 'a lighthouse');
    await userEvent.type(screen.getByRole('textbox', { name: 'Camera' }), 'the camera slowly rises');
    await userEvent.click(screen.getByRole('button', { name: 'Write the draft' }));
    expect(now()).toBe('A lighthouse. The camera slowly rises.');
    expect(rows().length).toBeGreaterThan(1);
  });

  it('gives each field of the guided start an element of its own, a place behind beats too', async () => {
    const { now } = await byElements('');
    const parts = [
      ['Subject', 'a red fox'],
      ['Action', 'first crosses deep snow, then looks back'],
      ['Scene', 'in a birch forest at dawn'],
    ] as const;
    for (const [name, words] of parts) await userEvent.type(screen.getByRole('textbox', { name }), words);
    await userEvent.click(screen.getByRole('button', { name: 'Write the draft' }));
    expect(now()).toBe('A red fox first crosses deep snow, then looks back. In a birch forest at dawn.');
    const scene = screen.getByRole('textbox', { name: 'Scene: words' });
    expect(scene.textContent).toBe('In a birch forest at dawn');
  });
});
