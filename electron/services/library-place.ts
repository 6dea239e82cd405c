import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { KeptArrangement, Settings } from '../../shared/contract/settings.ts';
import { AppError } from '../../shared/errors.ts';
import type { Desktop } from './ports.ts';
import type { SettingsService } from './settings.ts';

/** Which folder is the library's, and how it becomes another. Paths stay in main. */
export type LibraryPlace = {
  folder(): string;
  /** The last two names of the folder: enough to recognise it, not its whole path. */
  label(): string;
  view(): Pick<
    Settings,
    'arrangement' | 'libraryLabel' | 'libraryLocked' | 'movedFromLabel' | 'watchedLabel'
  >;
  /** Keeps in which order the clips of this library lie, and under which headings. */
  arrange(arrangement: KeptArrangement): void;
  /** May a library be made in this folder? Not where one was seen: its disk may be away. */
  mayCreate(): boolean;
  /** A library was found ready here. */
  noteReady(): void;
  /** What is where the library should be. */
  look(): Promise<PlaceFacts>;
  /** The library that was seen here is gone for good. */
  forget(): void;
  /** Throws `conflict` where the environment decides. */
  checkFree(): void;
  /** Asks for another folder. Throws `cancelled` when the dialog was closed, `conflict` where the environment decides. */
  choose(): Promise<void>;
  reveal(): Promise<void>;
};

export type PlaceFacts = { readonly isFree: boolean; readonly isSameDisk: boolean | null };

const usualArrangement: KeptArrangement = { sort: { by: 'kept', descending: true }, group: 'day' };

export function createLibraryPlace(
  desktop: Desktop,
  settings: SettingsService,
  given: { readonly environment: string | null; readonly usual: string },
): LibraryPlace {
  const folder = (): string => given.environment ?? settings.get().libraryFolder ?? given.usual;
  const label = (): string => folderLabel(folder());

  function checkFree(): void {
    if (given.environment !== null) throw new AppError('conflict', 'The library is set by the environment');
  }

  return {
    folder,
    label,
    view() {
      const { watchFolder, movedFrom, arrangements } = settings.get();
      const kept = arrangements.find((each) => each.folder === folder());
      return {
        arrangement: kept?.arrangement ?? usualArrangement,
        libraryLabel: label(),
        libraryLocked: given.environment !== null,
        watchedLabel: watchFolder === null ? null : folderLabel(watchFolder),
        movedFromLabel: movedFrom === null ? null : folderLabel(movedFrom),
      };
    },
    arrange(arrangement) {
      const others = settings.get().arrangements.filter((each) => each.folder !== folder());
      settings.update({ arrangements: [{ folder: folder(), arrangement }, ...others] });
    },
    mayCreate: () => settings.get().establishedLibrary !== folder(),
    noteReady() {
      const { establishedLibrary } = settings.get();
      if (establishedLibrary === folder()) return;
      settings.update({ establishedLibrary: folder(), establishedDevice: null });
      // A hint for later: nobody waits for it, and a disk that has gone again gives none.
      void deviceOf(folder()).then((device) => settings.update({ establishedDevice: device }));
    },
    async look() {
      const names = await namesIn(folder());
      // Where the folder itself is gone, the one that it lay in tells of the disk.
      const device = await deviceOf(names === null ? path.dirname(folder()) : folder());
      const { establishedDevice } = settings.get();
      return {
        isFree: names === null ? device !== null : names.length === 0,
        isSameDisk: device === null || establishedDevice === null ? null : device === establishedDevice,
      };
    },
    forget: () => void settings.update({ establishedLibrary: null, establishedDevice: null }),
    checkFree,
    async choose() {
      checkFree();
      const chosen = await desktop.chooseFolder({ title: 'Choose the library folder', startIn: folder() });
      if (chosen === null) throw new AppError('cancelled', 'No folder was chosen');
      settings.update({ libraryFolder: chosen });
    },
    reveal: () => desktop.openFolder(folder()),
  };
}

function folderLabel(folder: string): string {
  return folder.split(path.sep).filter(Boolean).slice(-2).join('/');
}

/** Without what systems leave in every folder; null when there is no such folder. */
async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    return (await readdir(folder)).filter(
      (name) => !['.DS_Store', 'desktop.ini', 'Thumbs.db'].includes(name),
    );
  } catch {
    return null;
  }
}

async function deviceOf(folder: string): Promise<number | null> {
  try {
    return (await stat(folder)).dev;
  } catch {
    return null;
  }
}
