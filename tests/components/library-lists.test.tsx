import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LibraryDrawer } from '../../renderer/src/features/shell/library-drawer.tsx';
import { LibraryRoom } from '../../renderer/src/features/library/library-room.tsx';
import { createFakeBridge } from '../fakes/bridge.ts';
import { footage } from '../fakes/bridge/footage.ts';
import { emptyWorld } from '../fakes/bridge/world.ts';
import { cell, cells } from './library-stage.tsx';
import { stage, withLayout } from './room-stage.tsx';

withLayout();

/** Six clips, of which the first three are filed. */
function libraryWithLists() {
  const world = emptyWorld();
  world.clips = footage(6).map((clip, at) => ({
    ...clip,
    collections: at < 3 ? ['Winter film'] : [],
    tags: at === 0 ? ['snow'] : [],
  }));
  const bridge = createFakeBridge(world);
  stage(
    bridge,
    <>
      <LibraryDrawer />
      <LibraryRoom />
    </>,
  );
  return { bridge, ids: world.clips.map((clip) => clip.id) };
}

const files = { types: ['Files'], files: [], dropEffect: 'none' };

describe('clips dropped on the lists', () => {
  it('are filed in the collection, and files from elsewhere are not', async () => {
    const { bridge, ids } = libraryWithLists();
    const collection = await screen.findByRole('link', { name: /^Winter film/ });
    fireEvent.dragOver(collection, { dataTransfer: files });
    fireEvent.drop(collection, { dataTransfer: files });
    expect(bridge.inputsOf('library.curate')).toEqual([]);

    fireEvent.dragStart(await cell(4));
    fireEvent.dragOver(collection, { dataTransfer: files });
    fireEvent.drop(collection, { dataTransfer: files });
    await waitFor(() =>
      expect(bridge.inputsOf('library.curate')).toEqual([
        {
          selection: { kind: 'ids', ids: [ids[4]] },
          change: { kind: 'collect', add: ['Winter film'], remove: [] },
        },
      ]),
    );
    expect(bridge.drags).toEqual([[ids[4]]]);
  });

  it('are tagged with the tag', async () => {
    const { bridge } = libraryWithLists();
    const tag = await screen.findByRole('link', { name: /^snow/ });
    fireEvent.dragStart(await cell(2));
    fireEvent.drop(tag, { dataTransfer: files });
    await waitFor(() =>
      expect(bridge.inputsOf('library.curate')[0]?.change).toEqual({
        kind: 'tag',
        add: ['snow'],
        remove: [],
      }),
    );
  });

  it('are nobody’s once the drag has ended elsewhere', async () => {
    const { bridge } = libraryWithLists();
    const collection = await screen.findByRole('link', { name: /^Winter film/ });
    fireEvent.dragStart(await cell(4));
    fireEvent.pointerMove(document.body);
    fireEvent.drop(collection, { dataTransfer: files });
    expect(bridge.inputsOf('library.curate')).toEqual([]);
  });
});

describe('a collection', () => {
  it('opens in its own order, in which Alt and an arrow move a clip', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = libraryWithLists();
    await cells();
    await user.click(await screen.findByRole('link', { name: /^Winter film/ }));
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(3));
    expect(bridge.inputsOf('library.outline').at(-1)).toMatchObject({
      query: 'collection:"Winter film"',
      sort: { by: 'manual', descending: false },
    });
    const [first, second] = (await cells()).map((each) => each.dataset['clip']);
    expect(ids).toContain(first);
    await user.click(await cell(0));
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    const third = (await cells())[2]?.dataset['clip'];
    await waitFor(() =>
      expect(bridge.inputsOf('library.arrange')).toEqual([
        { collection: 'Winter film', ids: [first], before: third },
      ]),
    );
    expect(second).not.toBe(third);
  });

  it('gives the usual order back when something else is searched for', async () => {
    const user = userEvent.setup();
    const { bridge } = libraryWithLists();
    await cells();
    await user.click(await screen.findByRole('link', { name: /^Winter film/ }));
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(3));
    await user.click(screen.getByRole('button', { name: 'Clear search' }));
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(6));
    expect(bridge.inputsOf('library.outline').at(-1)).toMatchObject({
      sort: { by: 'kept', descending: true },
      group: 'day',
    });
  });

  it('is made from the drawer', async () => {
    const user = userEvent.setup();
    const { bridge } = libraryWithLists();
    await user.click(await screen.findByRole('button', { name: 'New collection' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Titles{Enter}');
    await waitFor(() => expect(bridge.inputsOf('library.createCollection')).toEqual([{ name: 'Titles' }]));
  });
});

describe('a search', () => {
  it('is kept by name, with its count, and opens again', async () => {
    const user = userEvent.setup();
    const { bridge } = libraryWithLists();
    await cells();
    const box = screen.getByRole<HTMLInputElement>('searchbox');
    await user.type(box, 'tag:snow');
    await user.click(await screen.findByRole('button', { name: 'Save search' }));
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Snowy{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('library.saveSearch')).toEqual([{ name: 'Snowy', query: 'tag:snow' }]),
    );
    const lists = screen.getByRole('region', { name: 'Library lists' });
    const saved = await within(lists).findByRole('link', { name: /^Snowy/ });
    await user.clear(box);
    await user.click(saved);
    expect(box.value).toBe('tag:snow');
  });
});
