import type { Status } from '../../shared/contract/app.ts';
import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LibraryRoom } from '../../renderer/src/features/library/library-room.tsx';
import { Player } from '../../renderer/src/features/player/player.tsx';
import { createFakeBridge } from '../fakes/bridge.ts';
import { footage } from '../fakes/bridge/footage.ts';
import { aStatus } from '../fakes/bridge/samples.ts';
import { emptyWorld } from '../fakes/bridge/world.ts';
import type { World } from '../fakes/bridge/world.ts';
import { stage, withLayout } from './room-stage.tsx';

withLayout();

function studio(count: number, change: (world: World) => void = () => undefined) {
  const world = emptyWorld();
  world.clips = footage(count);
  change(world);
  const bridge = createFakeBridge(world);
  stage(
    bridge,
    <>
      <LibraryRoom />
      <Player />
    </>,
  );
  return { bridge, world, ids: world.clips.map((clip) => clip.id) };
}

async function cells(): Promise<HTMLElement[]> {
  const grid = await screen.findByRole('grid', { name: 'Library' });
  await waitFor(() =>
    expect(within(grid).getAllByRole('gridcell')[0]?.getAttribute('aria-label')).not.toMatch(/Reading/),
  );
  return within(grid).getAllByRole('gridcell');
}

async function cell(at: number): Promise<HTMLElement> {
  const found = (await cells())[at];
  if (found === undefined) throw new Error(`no cell ${at}`);
  return found;
}

const chosen = () =>
  screen.queryAllByRole('gridcell', { selected: true }).map((each) => each.dataset['clip']);

describe('the library’s grid', () => {
  it('has one named cell per clip and one of them in the tab order', async () => {
    studio(6);
    const all = await cells();
    expect(all).toHaveLength(6);
    expect(all.map((each) => each.tabIndex)).toEqual([0, -1, -1, -1, -1, -1]);
    expect(all[0]?.getAttribute('aria-label')).toMatch(/^A red fox with .*, 0:05, 16:9$/);
  });

  it('draws only what is near the screen of five thousand', async () => {
    studio(5000);
    expect((await cells()).length).toBeLessThan(120);
    expect(screen.getByText('5,000 clips')).toBeTruthy();
  });

  it('is searched by control F, wherever in the room the keyboard is', async () => {
    const user = userEvent.setup();
    studio(6);
    (await cell(2)).focus();
    await user.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search library' }));
  });

  it('moves with the arrows, takes a range with shift, and everything with control A', async () => {
    const user = userEvent.setup();
    const { ids } = studio(6);
    (await cell(0)).focus();
    await user.keyboard('{ArrowRight}');
    expect(chosen()).toEqual([ids[1]]);
    expect(document.activeElement).toBe(await cell(1));
    await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
    expect(chosen()).toEqual(ids.slice(1, 4));
    await user.keyboard('{Control>}a{/Control}');
    expect(chosen()).toEqual(ids);
    await user.keyboard('{Escape}');
    expect(chosen()).toEqual([]);
  });

  it('moves the selection to the trash, hands the focus on, and undoes', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = studio(4);
    await user.click(await cell(1));
    await user.keyboard('{Delete}');
    await waitFor(async () => expect(await cells()).toHaveLength(3));
    expect(bridge.inputsOf('library.trash')).toEqual([{ selection: { kind: 'ids', ids: [ids[1]] } }]);
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset['clip']).toBe(ids[2]));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await cells()).toHaveLength(4));
  });

  it('copies the selected files with control C', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = studio(3);
    await user.click(await cell(0));
    await user.keyboard('{Control>}c{/Control}');
    expect(bridge.inputsOf('library.copyFiles')).toEqual([{ selection: { kind: 'ids', ids: [ids[0]] } }]);
  });

  it('opens the player with Space and closes it with Escape', async () => {
    const user = userEvent.setup();
    const { ids } = studio(3);
    await user.click(await cell(1));
    await user.keyboard(' ');
    const player = await screen.findByRole('dialog');
    expect(within(player).getByLabelText('Clip').getAttribute('src')).toBe(`/media/clip/${ids[1]}`);
    await user.keyboard('{ArrowDown}');
    expect(within(player).getByLabelText('Clip').getAttribute('src')).toBe(`/media/clip/${ids[2]}`);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('dragging out', () => {
  function drag(target: HTMLElement): Event {
    const event = createEvent.dragStart(target);
    fireEvent(target, event);
    return event;
  }

  it('starts the native drag in the same gesture, in place of the page’s own', async () => {
    const { bridge, ids } = studio(3);
    const event = drag(await cell(2));
    expect(event.defaultPrevented).toBe(true);
    expect(bridge.drags).toEqual([[ids[2]]]);
  });

  it('takes the whole selection along when the dragged clip is in it', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = studio(4);
    await user.click(await cell(0));
    await user.keyboard('{Control>}');
    await user.click(await cell(2));
    await user.keyboard('{/Control}');
    fireEvent.pointerDown(await cell(2));
    drag(await cell(2));
    drag(await cell(3));
    expect(bridge.inputsOf('library.prepareDrag').at(-1)).toEqual({ ids: [ids[0], ids[2]] });
    expect(bridge.drags).toEqual([[ids[0], ids[2]], [ids[3]]]);
  });

  it('takes a selection of any size along', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = studio(5100);
    await user.click(await cell(0));
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('5,100 clips');
    drag(await cell(0));
    expect(bridge.drags).toEqual([ids]);
  });
});

describe('the search', () => {
  it('finds as one types, counts, and clears with Escape', async () => {
    const user = userEvent.setup();
    studio(24);
    await cells();
    const box = screen.getByRole('searchbox', { name: 'Search library' });
    await user.type(box, 'aurora');
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(2));
    expect(screen.getByText('2 of 24')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(24));
  });

  it('says when nothing is found, and leads back', async () => {
    const user = userEvent.setup();
    studio(3);
    await cells();
    await user.type(screen.getByRole('searchbox'), 'zebra');
    await screen.findByText('Nothing found for “zebra”');
    const [, again] = await screen.findAllByRole('button', { name: 'Clear search' });
    await user.click(again ?? document.body);
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(3));
  });
});

describe('states of the library', () => {
  it('is empty with a way to Write', async () => {
    const user = userEvent.setup();
    studio(0);
    await user.click(await screen.findByRole('button', { name: 'Write a prompt' }));
    expect(window.location.hash).toBe('#/write');
  });

  it('says that the disk is away, and looks again', async () => {
    const user = userEvent.setup();
    const library = {
      state: 'offline',
      label: 'Movies/Dailies',
      clips: 3,
      sizeBytes: 1,
      heldBy: null,
      doubled: [],
    } satisfies Status['library'];
    const { bridge } = studio(3, (world) => {
      world.status = aStatus({ library });
    });
    await screen.findByText('The library’s disk is away');
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    expect(bridge.inputsOf('library.rescan')).toHaveLength(1);
  });

  it('still shows everything when it cannot be written', async () => {
    const library = {
      state: 'read-only',
      label: 'Movies/Dailies',
      clips: 3,
      sizeBytes: 1,
      heldBy: null,
      doubled: [],
    } satisfies Status['library'];
    studio(3, (world) => {
      world.status = aStatus({ library });
    });
    expect(await cells()).toHaveLength(3);
    expect(screen.getByText('The library cannot be written.')).toBeTruthy();
  });

  it('veils a flagged clip until it is asked for, and marks a missing one', async () => {
    const user = userEvent.setup();
    studio(2, (world) => {
      world.clips = world.clips.map((clip, at) => ({ ...clip, flagged: at === 0, missing: at === 1 }));
    });
    const [flagged, missing] = await cells();
    expect(flagged?.getAttribute('aria-label')).toContain('Sensitive');
    expect(missing?.getAttribute('aria-label')).toContain('File missing');
    await user.click(screen.getByRole('button', { name: /Show/ }));
    expect(screen.queryByRole('button', { name: /Show/ })).toBeNull();
  });
});

describe('the inspector', () => {
  it('shows the prompt and facts of the selected clip, and writes a new draft from it', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = studio(2);
    await user.click(await cell(0));
    const panel = screen.getByRole('complementary', { name: 'Details' });
    await within(panel).findByText(/white-tipped tail first crosses deep falling snow/);
    expect(within(panel).getByText('1280 × 720, 24 fps, H.264')).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'Write from this' }));
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/write\/draft/));
    expect(bridge.inputsOf('drafts.create')).toEqual([{ from: { kind: 'clip', id: ids[0] } }]);
  });

  it('adds up several clips and acts on all of them', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = studio(3);
    await user.click(await cell(0));
    await user.keyboard('{Control>}a{/Control}');
    const panel = screen.getByRole('complementary', { name: 'Details' });
    await within(panel).findByRole('heading', { name: '3 selected' });
    expect(within(panel).getByText('14.4 MB')).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'Save copies' }));
    expect(bridge.inputsOf('library.saveCopy')).toEqual([{ selection: { kind: 'ids', ids } }]);
  });

  it('says nothing when the user closed the dialog of a copy', async () => {
    const user = userEvent.setup();
    const { bridge } = studio(1);
    bridge.fail('library.saveCopy', 'cancelled');
    await user.click(await cell(0));
    const panel = screen.getByRole('complementary', { name: 'Details' });
    await user.click(await within(panel).findByRole('button', { name: 'Save a copy' }));
    expect(screen.queryByText('Cancelled')).toBeNull();
  });
});
