import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { storeOf } from '../../renderer/src/stores/bound.ts';
import { createTransferStore } from '../../renderer/src/stores/transfer.ts';
import { workId } from '../../shared/contract/ids.ts';
import { aClip } from '../fakes/bridge/samples.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { changeWorks } from '../fakes/bridge/world.ts';
import { stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);

const imports = {
  id: workId.parse('work00000001'),
  kind: 'import',
  state: 'running',
  done: 0,
  total: null,
  unit: 'clips',
  errorCode: null,
  skipped: 0,
} as const;

describe('an import', () => {
  it('says how it ended, and why files were left out', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    const { world } = bridge;
    world.importOutcome = {
      ...world.importOutcome,
      imported: 12,
      known: 3,
      refused: [{ fileName: 'notes.mp4', reason: 'not-a-video' }],
      refusals: 1,
    };
    act(() => changeWorks(world, bridge.emit, [imports]));
    act(() => changeWorks(world, bridge.emit, [{ ...imports, state: 'done' }]));
    expect(await screen.findByText('12 clips imported')).toBeTruthy();
    expect(screen.getByText(/3 files were already here\. 1 file could not be imported\./)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Why?' }));
    const report = await screen.findByRole('dialog', { name: 'Not imported' });
    expect(within(report).getByText('notes.mp4')).toBeTruthy();
    expect(within(report).getByText('No MP4, MOV or WebM video.')).toBeTruthy();
  });

  it('that began and ended between two words of main is told of all the same', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    await waitFor(() => expect(bridge.inputsOf('works.list')).toHaveLength(1));
    bridge.world.importOutcome = { ...bridge.world.importOutcome, imported: 1 };
    act(() => changeWorks(bridge.world, bridge.emit, [{ ...imports, state: 'done' }]));
    expect(await screen.findByText('1 clip imported')).toBeTruthy();
    act(() => changeWorks(bridge.world, bridge.emit, bridge.world.works));
    expect(bridge.inputsOf('library.importOutcome')).toHaveLength(1);
  });

  it('that had ended before the window was opened is no news', async () => {
    const world = scenarios.studio();
    world.works = [{ ...imports, state: 'done' }];
    const { bridge } = stageApp(world, '#/write');
    await waitFor(() => expect(bridge.inputsOf('works.list')).toHaveLength(1));
    act(() => changeWorks(world, bridge.emit, world.works));
    expect(bridge.inputsOf('library.importOutcome')).toEqual([]);
  });

  it('of our own clips, dragged out and dropped again, says nothing', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    bridge.world.importOutcome = {
      ...bridge.world.importOutcome,
      refused: [{ fileName: 'fox.mp4', reason: 'in-library' }],
      refusals: 1,
    };
    act(() => changeWorks(bridge.world, bridge.emit, [imports]));
    act(() => changeWorks(bridge.world, bridge.emit, [{ ...imports, state: 'done' }]));
    await waitFor(() => expect(bridge.inputsOf('library.importOutcome')).toHaveLength(1));
    expect(screen.queryByText(/imported|Nothing new/)).toBeNull();
  });

  it('begins with files that are dropped on the window, and takes nothing else', () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    const file = new File(['film'], 'fox.mp4');
    fireEvent.dragEnter(window, { dataTransfer: { types: ['text/plain'] } });
    expect(screen.queryByText('Drop to import')).toBeNull();
    fireEvent.dragEnter(window, { dataTransfer: { types: ['Files'] } });
    expect(screen.getByText('Drop to import')).toBeTruthy();
    fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: [file] } });
    expect(bridge.drops).toEqual([[file]]);
    expect(screen.queryByText('Drop to import')).toBeNull();
  });

  it('is let go on what has only just come under the pointer', () => {
    stageApp(scenarios.studio(), '#/write');
    // The system asks whether a drop is taken by whether the event was: false where somebody took it.
    const isLeft = fireEvent.dragEnter(window, { dataTransfer: { types: ['Files'] } });
    expect(isLeft).toBe(false);
  });

  it('is announced until the window is left, whatever went away under the pointer meanwhile', () => {
    stageApp(scenarios.studio(), '#/write');
    const dataTransfer = { types: ['Files'] };
    for (let entered = 0; entered < 3; entered += 1) fireEvent.dragEnter(document.body, { dataTransfer });
    fireEvent(window, leaving(document.body));
    expect(screen.getByText('Drop to import')).toBeTruthy();
    fireEvent(window, leaving(null));
    expect(screen.queryByText('Drop to import')).toBeNull();
  });
});

function leaving(relatedTarget: EventTarget | null): Event {
  const event = new MouseEvent('dragleave', { bubbles: true, relatedTarget });
  return Object.assign(event, { dataTransfer: { types: ['Files'] } });
}

describe('an export', () => {
  const clip = aClip('clipfox0001');

  async function opened() {
    const world = scenarios.studio();
    const { bridge } = stageApp(world, '#/write');
    act(() =>
      storeOf(bridge, createTransferStore)
        .getState()
        .openExport({ kind: 'ids', ids: [clip.id] }, 1),
    );
    return { bridge, dialog: await screen.findByRole('dialog', { name: 'Export 1 clip' }) };
  }

  it('shows the names as they are typed, and asks for a folder', async () => {
    const { bridge, dialog } = await opened();
    const field = within(dialog).getByRole('textbox', { name: 'File names' });
    await userEvent.clear(field);
    await userEvent.type(field, 'trailer/');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Insert Title' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.exportPreview').at(-1)).toMatchObject({ template: 'trailer/{title}' }),
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Choose folder …' }));
    expect(bridge.inputsOf('library.export')).toEqual([
      {
        selection: { kind: 'ids', ids: [clip.id] },
        template: 'trailer/{title}',
        withSidecars: true,
        recipeInFile: false,
      },
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('with a name that cannot be meant says what is wrong, and is not begun', async () => {
    const { bridge, dialog } = await opened();
    const field = within(dialog).getByRole('textbox', { name: 'File names' });
    await userEvent.clear(field);
    await userEvent.type(field, '{{titel}');
    expect(await within(dialog).findByText(/There is no \{titel\}/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Choose folder …' }));
    expect(bridge.inputsOf('library.export')).toEqual([]);
  });

  it('stays open when the folder was not chosen', async () => {
    const { bridge, dialog } = await opened();
    bridge.world.closesDialogs = true;
    await userEvent.click(within(dialog).getByRole('button', { name: 'Choose folder …' }));
    expect(bridge.inputsOf('library.export')).toHaveLength(1);
    expect(screen.getByRole('dialog', { name: 'Export 1 clip' })).toBeTruthy();
  });
});
