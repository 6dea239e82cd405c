import { expect, test } from 'vitest';
import { createLibraryPlace } from '../../../electron/services/library-place.ts';
import type { Desktop } from '../../../electron/services/ports.ts';
import { createSettings } from '../../../electron/services/settings.ts';
import { silentLog } from '../../fakes/silent-log.ts';

const noDesktop: Desktop = {
  reveal() {},
  openFolder: async () => undefined,
  openExternal: async () => undefined,
  trash: async () => undefined,
  copyFiles: async () => undefined,
  chooseFiles: async () => null,
  chooseFolder: async () => null,
  chooseSaveFile: async () => null,
};
const usual = { sort: { by: 'kept', descending: true }, group: 'day' } as const;
const byDraft = { sort: { by: 'name', descending: false }, group: 'draft' } as const;

function placeWith(stored: { value: unknown } = { value: {} }) {
  const file = { read: () => stored.value, write: (value: unknown) => void (stored.value = value) };
  const settings = createSettings(file, silentLog);
  const place = createLibraryPlace(noDesktop, settings, { environment: null, usual: '/clips' });
  return { place, settings, stored };
}

test('how the clips lie is kept for each library, also by the next start', () => {
  const { place, settings, stored } = placeWith();
  expect(place.view().arrangement).toEqual(usual);
  place.arrange(byDraft);
  expect(place.view().arrangement).toEqual(byDraft);
  settings.update({ libraryFolder: '/other' });
  expect(place.view().arrangement).toEqual(usual);
  place.arrange({ ...usual, group: 'none' });
  settings.update({ libraryFolder: null });
  expect(placeWith(stored).place.view().arrangement).toEqual(byDraft);
});

test('of many libraries those that were arranged last are remembered', () => {
  const { place, settings } = placeWith();
  for (let number = 0; number < 40; number += 1) {
    settings.update({ libraryFolder: `/library ${number}` });
    place.arrange(byDraft);
  }
  expect(place.view().arrangement).toEqual(byDraft);
  settings.update({ libraryFolder: '/library 0' });
  expect(place.view().arrangement).toEqual(usual);
});

test('an arrangement that was written by hand and cannot be meant is passed over', () => {
  const arrangements = [{ folder: '/clips', arrangement: { sort: { by: 'colour' }, group: 'day' } }];
  const { place } = placeWith({ value: { version: 1, arrangements } });
  expect(place.view().arrangement).toEqual(usual);
});
