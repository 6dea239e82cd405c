import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { cell, cells, chosen, libraryOf, withClip } from './library-stage.tsx';
import { withLayout } from './room-stage.tsx';

withLayout();

describe('judging clips by the keyboard', () => {
  it.each([
    ['4', { kind: 'rate', rating: 4 }, /4 stars/],
    ['k', { kind: 'flag', flag: 'keep' }, /Keep/],
    ['x', { kind: 'flag', flag: 'reject' }, /Reject/],
    ['6', { kind: 'label', label: 'red' }, /Red label/],
  ] as const)('%s is said of the clip and can be read from its name', async (key, change, name) => {
    const user = userEvent.setup();
    const { bridge, ids } = libraryOf(3);
    await user.click(await cell(1));
    await user.keyboard(key);
    await waitFor(async () => expect((await cell(1)).getAttribute('aria-label')).toMatch(name));
    expect(bridge.inputsOf('library.curate')).toEqual([
      { selection: { kind: 'ids', ids: [ids[1]] }, change },
    ]);
    expect(document.activeElement).toBe(await cell(1));
  });

  it('takes a rating and a flag away again', async () => {
    const user = userEvent.setup();
    const { bridge } = libraryOf(1, (world) => withClip(world, 0, { rating: 5, flag: 'keep' }));
    await user.click(await cell(0));
    await user.keyboard('0u');
    await waitFor(async () => expect((await cell(0)).getAttribute('aria-label')).not.toMatch(/star|Keep/));
    expect(bridge.inputsOf('library.curate').map((input) => input.change)).toEqual([
      { kind: 'rate', rating: 0 },
      { kind: 'flag', flag: null },
    ]);
  });

  it('is said of the whole selection in one act', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = libraryOf(5);
    await user.click(await cell(0));
    await user.keyboard('{Control>}a{/Control}3');
    await screen.findByText('5 clips rated 3 stars');
    expect(bridge.inputsOf('library.curate')).toEqual([
      { selection: { kind: 'ids', ids }, change: { kind: 'rate', rating: 3 } },
    ]);
  });

  it('says six thousand as everything but what was left out', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = libraryOf(6000);
    await user.click(await cell(0));
    await user.keyboard('{Control>}a{/Control}');
    await user.keyboard('{Control>}');
    await user.click(await cell(1));
    await user.keyboard('{/Control}2');
    expect(bridge.inputsOf('library.curate')).toEqual([
      { selection: { kind: 'all', query: '', except: [ids[1]] }, change: { kind: 'rate', rating: 2 } },
    ]);
  });

  it('tags with T, the beginning of a tag that is known, and Enter', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = libraryOf(3, (world) => {
      withClip(world, 1, { tags: ['animal/fox'] });
      withClip(world, 2, { tags: ['city'] });
    });
    const clips = { kind: 'ids', ids: [ids[0]] };
    await user.click(await cell(0));
    await user.keyboard('t');
    const dialog = await screen.findByRole('dialog', { name: 'Tag 1 clip' });
    const field = within(dialog).getByRole('combobox', { name: 'Tag' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('fo');
    const offered = await screen.findAllByRole('option');
    expect(offered.map((option) => option.textContent)).toEqual(['animal / fox']);
    await user.keyboard('{ArrowDown}{Enter}');
    await within(dialog).findByRole('button', { name: 'Take off animal/fox' });
    await user.keyboard('snow{Enter}');
    await within(dialog).findByRole('button', { name: 'Take off snow' });
    expect(bridge.inputsOf('library.curate')).toEqual([
      { selection: clips, change: { kind: 'tag', add: ['animal/fox'], remove: [] } },
      { selection: clips, change: { kind: 'tag', add: ['snow'], remove: [] } },
    ]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Tag/ })).toBeNull());
    expect(bridge.inputsOf('library.curate')).toHaveLength(2);
  });

  it('begins a search with any letter that is no command', async () => {
    const user = userEvent.setup();
    libraryOf(24);
    await user.click(await cell(3));
    await user.keyboard('aurora');
    const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search library' });
    expect(document.activeElement).toBe(box);
    expect(box.value).toBe('aurora');
  });
});

describe('a sensitive clip', () => {
  it('is shown by Space before it is opened, and says so', async () => {
    const user = userEvent.setup();
    libraryOf(2, (world) => withClip(world, 0, { flagged: true }));
    const veiled = await cell(0);
    expect(veiled.getAttribute('aria-label')).toMatch(/hidden: Space shows it/);
    veiled.focus();
    await user.keyboard(' ');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect((await cell(0)).getAttribute('aria-label')).not.toMatch(/hidden/);
    await user.keyboard(' ');
    await screen.findByRole('dialog');
  });
});

describe('groups', () => {
  it('are selected whole from their heading, which Tab reaches', async () => {
    const user = userEvent.setup();
    const { ids } = libraryOf(24);
    await cells();
    const [first, second] = screen.getAllByRole('button', { name: /^Select all of/ });
    expect([first?.tabIndex, second?.tabIndex]).toEqual([0, -1]);
    const rows = screen.getAllByRole('rowheader');
    const count = Number(/(\d+) clips/.exec(rows[0]?.textContent ?? '')?.[1]);
    await user.click(first ?? document.body);
    expect(chosen()).toEqual(ids.slice(0, count));
  });
});
