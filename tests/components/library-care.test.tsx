import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { changeStatus, changeWorks } from '../fakes/bridge/world.ts';
import type { World } from '../fakes/bridge/world.ts';
import { workId } from '../../shared/contract/ids.ts';
import { stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);

async function careOf(change: (world: World) => void = () => undefined) {
  const world = scenarios.studio();
  change(world);
  const { bridge } = stageApp(world, '#/settings');
  await screen.findByRole('heading', { name: 'Care of the library' });
  const press = (group: string, name: string) =>
    userEvent.click(within(screen.getByRole('group', { name: group })).getByRole('button', { name }));
  return { bridge, world, press };
}

describe('care of the library', () => {
  it('asks main for each work, which asks for the rest itself', async () => {
    const { bridge, press } = await careOf();
    await press('Bring in videos', 'Import a folder …');
    await press('Backup', 'Back up …');
    await press('Backup', 'Restore …');
    await press('Check every file', 'Check');
    await press('Move to another folder or disk', 'Move …');
    expect(bridge.inputsOf('library.importFiles')).toEqual([{ from: 'folder' }]);
    for (const name of [
      'library.backup',
      'library.restoreBackup',
      'library.verify',
      'library.moveTo',
    ] as const)
      expect(bridge.inputsOf(name), `${name}`).toEqual([{}]);
  });

  it('offers neither moving nor restoring where the environment names the library, and says why', async () => {
    const { bridge, press } = await careOf((world) => {
      world.settings = { ...world.settings, libraryLocked: true };
    });
    await press('Move to another folder or disk', 'Move …');
    await press('Backup', 'Restore …');
    expect(bridge.inputsOf('library.moveTo')).toEqual([]);
    expect(bridge.inputsOf('library.restoreBackup')).toEqual([]);
    expect(screen.getAllByText(/Given by DAILIES_LIBRARY/).length).toBeGreaterThan(0);
  });

  it('names the folder that is watched, and stops watching it', async () => {
    const { press } = await careOf();
    await press('Watched folder', 'Choose folder …');
    expect(await screen.findByText('Everything new in Downloads/Kling is imported.')).toBeTruthy();
    await press('Watched folder', 'Stop watching');
    expect(await screen.findByText(/What lies in it already is not/)).toBeTruthy();
  });

  it('puts the folder of before into the trash only after a yes', async () => {
    const { bridge } = await careOf((world) => {
      world.settings = { ...world.settings, movedFromLabel: 'Footage/Old' };
    });
    const open = () =>
      userEvent.click(screen.getByRole('button', { name: 'Move the old folder to the trash' }));
    await open();
    const question = await screen.findByRole('alertdialog');
    expect(within(question).getByText(/Footage\/Old goes to the trash as a whole/)).toBeTruthy();
    await userEvent.click(within(question).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(bridge.inputsOf('library.trashOld')).toEqual([]);
    await open();
    await userEvent.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Move to trash' }),
    );
    await waitFor(() => expect(bridge.inputsOf('library.trashOld')).toEqual([{}]));
    await waitFor(() => expect(screen.queryByText(/has moved out of/)).toBeNull());
  });
});

describe('the report of a check', () => {
  const verify = {
    id: workId.parse('work00000001'),
    kind: 'verify',
    state: 'done',
    done: 2,
    total: 2,
    unit: 'clips',
    errorCode: null,
    skipped: 2,
  } as const;

  it('offers each clip its ways: look at it, keep it as it is, fetch it again', async () => {
    const world = scenarios.studio();
    const [differs, gone] = world.clips;
    if (differs === undefined || gone === undefined) throw new Error('No clips');
    world.verifyOutcome = {
      checked: 2,
      damaged: [differs.id],
      damagedClips: 1,
      missing: [gone.id],
      missingClips: 1,
    };
    const { bridge } = stageApp(world, '#/library');
    await waitFor(() => expect(bridge.inputsOf('works.list')).toHaveLength(1));
    act(() => changeWorks(world, bridge.emit, [verify]));
    expect(await screen.findByText('1 clip differs from what was saved. 1 clip has no file.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'See them' }));
    const report = await screen.findByRole('dialog', { name: 'Something is not as it was saved' });
    const rows = await within(report).findAllByRole('listitem');
    expect(rows).toHaveLength(2);
    const row = rows.find((each) => each.textContent.includes('Differs'));
    if (row === undefined) throw new Error('No row of what differs');
    await userEvent.click(within(row).getByRole('button', { name: 'Show file' }));
    await userEvent.click(within(row).getByRole('button', { name: 'Accept as it is now' }));
    expect(bridge.inputsOf('library.reveal')).toEqual([{ id: differs.id }]);
    expect(bridge.inputsOf('library.acceptFile')).toEqual([{ id: differs.id }]);
    const lost = rows.find((each) => each.textContent.includes('No file'));
    expect(lost === undefined ? [] : within(lost).queryAllByRole('button', { name: 'Show file' })).toEqual(
      [],
    );
  });
});

describe('a library whose folder is empty', () => {
  async function offline(placeFacts: World['placeFacts']) {
    const world = scenarios.studio();
    world.clips = [];
    world.placeFacts = placeFacts;
    const { bridge } = stageApp(world, '#/library');
    act(() =>
      changeStatus(world, bridge.emit, { library: { ...world.status.library, state: 'offline', clips: 0 } }),
    );
    await screen.findByRole('heading', { name: 'The library’s disk is away' });
    await waitFor(() => expect(bridge.inputsOf('library.lookAtPlace').length).toBeGreaterThan(0));
    return { bridge };
  }

  it.each([
    [true, /its clips were deleted or moved elsewhere/],
    [false, /connect it instead/],
    [null, /connect it instead/],
  ])('is begun anew only after a yes that says what it means (same disk: %s)', async (isSameDisk, words) => {
    const { bridge } = await offline({ isFree: true, isSameDisk });
    await userEvent.click(await screen.findByRole('button', { name: 'Start a new library here …' }));
    const question = await screen.findByRole('alertdialog');
    expect(within(question).getByText(words)).toBeTruthy();
    expect(bridge.inputsOf('library.startAnew')).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: 'Start anew' }));
    await waitFor(() => expect(bridge.inputsOf('library.startAnew')).toEqual([{}]));
    await screen.findByRole('heading', { name: 'No clips yet' });
  });

  it('is not begun anew where something lies', async () => {
    await offline({ isFree: false, isSameDisk: true });
    expect(screen.queryByRole('button', { name: /Start a new library/ })).toBeNull();
  });
});
