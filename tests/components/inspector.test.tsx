import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { cell, libraryOf, withClip } from './library-stage.tsx';
import { withLayout } from './room-stage.tsx';

withLayout();

const panel = () => within(screen.getByRole('complementary', { name: 'Details' }));

/** The first clips of the library, selected. */
async function choose(amount: number, ...setUp: Parameters<typeof libraryOf>) {
  const user = userEvent.setup();
  const library = libraryOf(...setUp);
  await user.click(await cell(0));
  for (let at = 1; at < amount; at += 1) {
    await user.keyboard('{Control>}');
    await user.click(await cell(at));
    await user.keyboard('{/Control}');
  }
  await panel().findByRole('radiogroup', { name: 'Rating' });
  return { user, ...library };
}

const ids = (selected: readonly unknown[]) => ({ kind: 'ids', ids: selected });

describe('judging one clip', () => {
  it('rates by stars, and takes the rating away by the same star', async () => {
    const { user, bridge, world } = await choose(1, 3);
    await user.click(panel().getByRole('radio', { name: '4 stars' }));
    await waitFor(() => expect(world.clips[0]?.rating).toBe(4));
    await waitFor(() =>
      expect(panel().getByRole('radio', { name: '4 stars' }).getAttribute('aria-checked')).toBe('true'),
    );
    await user.click(panel().getByRole('radio', { name: '4 stars' }));
    await waitFor(() => expect(world.clips[0]?.rating).toBe(0));
    expect(bridge.inputsOf('library.curate')).toHaveLength(2);
  });

  it('keeps and rejects, and takes the flag away by pressing it again', async () => {
    const { user, world } = await choose(1, 3);
    await user.click(panel().getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(world.clips[0]?.flag).toBe('keep'));
    await waitFor(() =>
      expect(panel().getByRole('button', { name: 'Keep' }).getAttribute('aria-pressed')).toBe('true'),
    );
    await user.click(panel().getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(world.clips[0]?.flag).toBeNull());
  });

  it('says what was done, and undoes it from there', async () => {
    const { user, world } = await choose(1, 3);
    await user.click(panel().getByRole('button', { name: 'Red' }));
    await screen.findByText('1 clip labelled red');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(world.clips[0]?.label).toBeNull());
    await screen.findByText('Undone: label of 1 clip');
  });

  it('does not undo something newer from an older message', async () => {
    const { user, bridge, world, ids: all } = await choose(1, 3);
    await user.click(panel().getByRole('button', { name: 'Red' }));
    await screen.findByText('1 clip labelled red');
    await bridge.request('library.curate', {
      selection: { kind: 'ids', ids: all.slice(1) },
      change: { kind: 'rate', rating: 5 },
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Something was changed since: undo that first');
    expect([world.clips[0]?.label, world.clips[1]?.rating]).toEqual(['red', 5]);
  });
});

describe('undo by the keyboard', () => {
  it('takes back and does again, wherever in the room, but not while typing', async () => {
    const { user, world } = await choose(1, 3);
    await user.click(panel().getByRole('radio', { name: '3 stars' }));
    await waitFor(() => expect(world.clips[0]?.rating).toBe(3));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(world.clips[0]?.rating).toBe(0));
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await waitFor(() => expect(world.clips[0]?.rating).toBe(3));
    await user.click(panel().getByRole('textbox', { name: 'Notes' }));
    await user.keyboard('{Control>}z{/Control}');
    expect(world.clips[0]?.rating).toBe(3);
  });
});

describe('tags', () => {
  it('are added by Enter and comma, and taken off by their button and Backspace', async () => {
    const { user, world } = await choose(1, 2);
    const field = panel().getByRole('combobox', { name: 'Tag' });
    await user.type(field, ' animal / fox {Enter}snow,night{Enter}');
    await waitFor(() => expect(world.clips[0]?.tags).toEqual(['animal/fox', 'snow', 'night']));
    await user.click(await panel().findByRole('button', { name: 'Take off snow' }));
    await waitFor(() => expect(world.clips[0]?.tags).toEqual(['animal/fox', 'night']));
    await panel().findByRole('button', { name: 'Take off night' });
    await user.type(field, '{Backspace}');
    await waitFor(() => expect(world.clips[0]?.tags).toEqual(['animal/fox']));
  });

  it('are completed from those of the library', async () => {
    const { user, world } = await choose(1, 2, (made) => withClip(made, 1, { tags: ['animal/fox', 'snow'] }));
    await user.type(panel().getByRole('combobox', { name: 'Tag' }), 'fo');
    await user.click(await screen.findByRole('option', { name: /animal.*fox/ }));
    await waitFor(() => expect(world.clips[0]?.tags).toEqual(['animal/fox']));
  });

  it('of which only some clips have one are shown so, and given to the others by a click', async () => {
    const { user, world, bridge } = await choose(2, 3, (made) => {
      withClip(made, 0, { tags: ['fox', 'snow'] });
      withClip(made, 1, { tags: ['fox'] });
    });
    expect(panel().queryByRole('button', { name: 'Tag the others fox too' })).toBeNull();
    await user.click(await panel().findByRole('button', { name: 'Tag the others snow too' }));
    await waitFor(() => expect(world.clips[1]?.tags).toEqual(['fox', 'snow']));
    expect(bridge.inputsOf('library.curate')).toHaveLength(1);
  });
});

describe('several clips', () => {
  it('say where they differ, and take one change in one act', async () => {
    const {
      user,
      bridge,
      ids: all,
    } = await choose(3, 4, (made) => {
      withClip(made, 0, { rating: 5, flag: 'keep' });
    });
    await panel().findByText('Differs: Rating, Flag');
    await user.click(panel().getByRole('radio', { name: '2 stars' }));
    await waitFor(() => expect(panel().queryByText(/Differs: Rating/)).toBeNull());
    expect(bridge.inputsOf('library.curate')).toEqual([
      { selection: ids(all.slice(0, 3)), change: { kind: 'rate', rating: 2 } },
    ]);
  });

  it('get one note only by its button', async () => {
    const { user, bridge, ids: all } = await choose(2, 3, (made) => withClip(made, 0, { notes: 'mine' }));
    const field = panel().getByRole('textbox', { name: 'Notes' });
    expect((field as HTMLTextAreaElement).placeholder).toMatch(/notes differ/);
    await user.type(field, 'Both');
    expect(bridge.inputsOf('library.curate')).toEqual([]);
    await user.click(panel().getByRole('button', { name: 'Write on 2 clips' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.curate')).toEqual([
        { selection: ids(all.slice(0, 2)), change: { kind: 'note', notes: 'Both' } },
      ]),
    );
  });
});

describe('notes', () => {
  it('are saved as they are typed, also when another clip is chosen at once', async () => {
    const { user, world } = await choose(1, 3);
    await user.type(panel().getByRole('textbox', { name: 'Notes' }), 'The look back lands.');
    await user.click(await cell(1));
    await waitFor(() => expect(world.clips[0]?.notes).toBe('The look back lands.'));
    expect(world.clips[1]?.notes).toBe('');
  });

  it('stay in the field while they cannot be saved, and are tried again', async () => {
    const { user, bridge, world } = await choose(1, 3);
    bridge.fail('library.curate', 'library-offline', 1);
    await user.type(panel().getByRole('textbox', { name: 'Notes' }), 'Kept');
    await user.click(await cell(1));
    await user.click(await cell(0));
    const field = await panel().findByRole('textbox', { name: 'Notes' });
    expect((field as HTMLTextAreaElement).value).toBe('Kept');
    await waitFor(() => expect(world.clips[0]?.notes).toBe('Kept'), { timeout: 5000 });
  });

  it('follow what was undone elsewhere', async () => {
    const { user, bridge, world } = await choose(1, 3);
    await user.type(panel().getByRole('textbox', { name: 'Notes' }), 'Too much');
    await user.tab();
    await waitFor(() => expect(world.clips[0]?.notes).toBe('Too much'));
    await bridge.request('library.undo', {});
    await waitFor(() =>
      expect((panel().getByRole('textbox', { name: 'Notes' }) as HTMLTextAreaElement).value).toBe(''),
    );
  });
});

describe('the title', () => {
  it('is settled by Enter and by choosing another clip, and given up by Escape', async () => {
    const { user, world } = await choose(1, 3);
    const field = () => panel().getByRole('textbox', { name: 'Title' });
    await user.clear(field());
    await user.type(field(), 'Fox, the good one{Enter}');
    await waitFor(() => expect(world.clips[0]?.title).toBe('Fox, the good one'));
    await user.type(field(), ' no{Escape}');
    expect(world.clips[0]?.title).toBe('Fox, the good one');
    await user.type(field(), ' too');
    await user.click(await cell(1));
    await waitFor(() => expect(world.clips[0]?.title).toBe('Fox, the good one too'));
  });
});
