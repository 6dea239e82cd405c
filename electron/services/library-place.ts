import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Desktop } from './ports.ts';
import type { SettingsService } from './settings.ts';

/** Which folder is the library's, and how it becomes another. Paths stay in main. */
export type LibraryPlace = {
  folder(): string;
  /** The last two names of the folder: enough to recognise it, not its whole path. */
  label(): string;
  /** Given by the environment, so it cannot be changed here. */
  readonly isLocked: boolean;
  /** May a library be made in this folder? Not where one was seen: its disk may be away. */
  mayCreate(): boolean;
  /** A library was found ready here. */
  noteReady(): void;
  /** Asks for another folder. Throws `cancelled` when the dialog was closed, `conflict` where the environment decides. */
  choose(): Promise<void>;
  reveal(): Promise<void>;
};

export function createLibraryPlace(
  desktop: Desktop,
  settings: SettingsService,
  given: { readonly environment: string | null; readonly usual: string },
): LibraryPlace {
  const folder = (): string => given.environment ?? settings.get().libraryFolder ?? given.usual;
  return {
    folder,
    label: () => folderLabel(folder()),
    isLocked: given.environment !== null,
    mayCreate: () => settings.get().establishedLibrary !== folder(),
    noteReady() {
      if (settings.get().establishedLibrary !== folder()) settings.update({ establishedLibrary: folder() });
    },
    async choose() {
      if (given.environment !== null) throw new AppError('conflict', 'The library is set by the environment');
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
