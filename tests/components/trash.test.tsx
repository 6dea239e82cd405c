import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { NothingFound } from '../../renderer/src/features/library/nothing-found.tsx';
import { trashDays } from '../../shared/trash.ts';
import { createFakeBridge } from '../fakes/bridge.ts';
import { emptyWorld } from '../fakes/bridge/world.ts';
import { cell, libraryOf } from './library-stage.tsx';
import { stage, withLayout } from './room-stage.tsx';

withLayout();

/** All clips of the stage, in the trash. */
async function openTrash(refuses = false) {
  const user = userEvent.setup();
  const staged = libraryOf(3, (world) => {
    world.trashedClips = new Map(world.clips.map((clip) => [clip.id, clip]));
    world.systemTrashRefuses = refuses;
  });
  await cell(0);
  await user.type(screen.getByRole('searchbox', { name: 'Search library' }), 'is:trashed');
  await screen.findByRole('button', { name: 'Empty trash …' });
  return { user, ...staged };
}

describe('the trash', () => {
  it('says how much it holds and how long, and is emptied after a question', async () => {
    const { user, bridge } = await openTrash();
    expect(await screen.findByText(/^3 clips, /)).toBeTruthy();
    // What lies in the trash is no part of the clips that the library counts.
    expect(document.querySelector('.library-count')?.textContent).toBe('3 clips');
    expect(screen.getByText(new RegExp(`stay here ${trashDays} days`))).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Empty trash …' }));
    await screen.findByRole('alertdialog', { name: 'Empty the trash?' });
    expect(bridge.inputsOf('library.emptyTrash')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Move to the system’s trash' }));
    expect(await screen.findByText('3 clips moved to the system’s trash')).toBeTruthy();
    expect(bridge.inputsOf('library.emptyTrash')).toEqual([{ selection: null, way: 'system-trash' }]);
  });

  it('asks once more before it deletes for good what the system’s trash refuses', async () => {
    const { user, bridge } = await openTrash(true);
    await user.click(screen.getByRole('button', { name: 'Empty trash …' }));
    await user.click(await screen.findByRole('button', { name: 'Move to the system’s trash' }));
    await screen.findByRole('alertdialog', { name: 'Delete 3 clips for good?' });
    await user.click(screen.getByRole('button', { name: 'Not now' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(bridge.inputsOf('library.emptyTrash')).toEqual([{ selection: null, way: 'system-trash' }]);
  });

  it('asks by Delete about what is selected, and never trashes it again', async () => {
    const { user, bridge, ids } = await openTrash();
    await user.click(await cell(1));
    await user.keyboard('{Delete}');
    await screen.findByRole('alertdialog', { name: 'Remove 1 clip from the library’s trash?' });
    await user.click(screen.getByRole('button', { name: 'Move to the system’s trash' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.emptyTrash')).toEqual([
        { selection: { kind: 'ids', ids: [ids[1]] }, way: 'system-trash' },
      ]),
    );
    expect(bridge.inputsOf('library.trash')).toEqual([]);
  });

  it.each([
    ['is:trashed', 'The trash is empty', 'Back to the library'],
    ['fox is:trashed', 'Nothing found for “fox is:trashed”', 'Clear search'],
  ])('without a clip for %s says so plainly, and leads on', async (query, title, way) => {
    stage(createFakeBridge(emptyWorld()), <NothingFound query={query} />);
    expect(await screen.findByText(title)).toBeTruthy();
    expect(screen.getByRole('button', { name: way })).toBeTruthy();
  });

  it('says of one clip when it goes on', async () => {
    const { user } = await openTrash();
    await user.click(await cell(1));
    expect(await screen.findByText(/^Goes to the system’s trash/)).toBeTruthy();
  });
});
