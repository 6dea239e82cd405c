import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Doubled } from '../../shared/contract/doubles.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { changeStatus } from '../fakes/bridge/world.ts';
import { stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);

const said = {
  title: 'Fox',
  prompt: 'A fox',
  negativePrompt: '',
  rating: 4,
  flag: null,
  label: null,
  tags: [],
  collections: [],
  notes: '',
} as const;

function doubledOf(title: string): Doubled {
  return {
    title,
    versions: [
      {
        version: 'a'.repeat(16),
        holds: true,
        fileName: 'fox.json',
        changedMs: Date.UTC(2026, 10, 20),
        told: { ...said, tags: [], collections: [] },
      },
      {
        version: 'b'.repeat(16),
        holds: false,
        fileName: 'fox (conflicted copy).json',
        changedMs: Date.UTC(2026, 10, 21),
        told: { ...said, rating: 2, tags: ['owl', 'snow'], collections: [] },
      },
    ],
    differing: ['rating', 'tags', 'rest'],
  };
}

async function withDoubled(clips: number) {
  const world = scenarios.studio();
  const ids = world.clips.slice(0, clips).map(({ id }) => id);
  for (const id of ids) world.doubled.set(id, doubledOf(id));
  const { bridge } = stageApp(world, '#/library');
  await screen.findByRole('grid', { name: 'Library' });
  act(() => changeStatus(world, bridge.emit, { library: { ...world.status.library, doubled: ids } }));
  return { bridge, world, ids };
}

it('clips with two sidecars that differ are told of, and shown side by side with when each was changed', async () => {
  await withDoubled(2);
  await screen.findByText('2 clips have two sidecars that differ.');
  await userEvent.click(screen.getByRole('button', { name: 'Choose …' }));
  const dialog = await screen.findByRole('dialog', { name: 'Which of these holds?' });
  const table = within(dialog).getByRole('table', { name: 'What differs' });
  const rows = within(table).getAllByRole('row').slice(1, -1);
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['Rating', '4 stars', '2 stars'],
    ['Tags', '–', 'owl, snow'],
  ]);
  const [, own, other] = within(table).getAllByRole('row')[0]?.children ?? [];
  expect(own?.textContent).toMatch(/^fox\.jsonChanged .*Holds now$/);
  expect(other?.textContent).toMatch(/^fox \(conflicted copy\)\.jsonChanged .*Newest$/);
  expect(within(dialog).getByText(/They also differ in something/)).toBeTruthy();
  expect(within(dialog).getByText('2 clips to go')).toBeTruthy();
});

it('choosing goes from clip to clip until nothing is left to choose', async () => {
  const { bridge, ids } = await withDoubled(2);
  await userEvent.click(await screen.findByRole('button', { name: 'Choose …' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use fox (conflicted copy).json' }));
  await screen.findByText(new RegExp(`“${ids[1]}”`));
  await userEvent.click(screen.getByRole('button', { name: 'Keep fox.json' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.inputsOf('library.chooseSidecar')).toEqual([
    { id: ids[0], version: 'b'.repeat(16) },
    { id: ids[1], version: 'a'.repeat(16) },
  ]);
  expect(screen.queryByText(/two sidecars that differ/)).toBeNull();
});

it('what has changed since it was shown is not chosen, but shown anew', async () => {
  const { world, ids } = await withDoubled(1);
  await userEvent.click(await screen.findByRole('button', { name: 'Choose …' }));
  const use = await screen.findByRole('button', { name: 'Use fox (conflicted copy).json' });
  const [id] = ids;
  if (id === undefined) throw new Error('No clip');
  const { versions, ...doubled } = doubledOf('Later');
  world.doubled.set(id, {
    ...doubled,
    versions: versions.map((each) => ({ ...each, version: each.version.replace(/^./, 'c') })),
  });
  await userEvent.click(use);
  expect(await screen.findByText(/“Later”/)).toBeTruthy();
});
