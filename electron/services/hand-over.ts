import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ClipId } from '../../shared/contract/ids.ts';
import { AppError } from '../../shared/errors.ts';
import { slug } from './library/clip-name.ts';
import type { Library } from './library/library.ts';
import type { Desktop } from './ports.ts';
import type { SettingsService } from './settings.ts';

/** Giving clips to the rest of the desktop: the file manager, the clipboard, a folder of the user's choice. */
export type HandOver = {
  /** Throws `file-missing` when the clip's file is not where it should be. */
  revealClip(id: ClipId): void;
  /** How many files are on the clipboard now. */
  copyFiles(ids: readonly ClipId[]): Promise<number>;
  /** Asks where to, then copies; existing files are never overwritten. Throws `cancelled` when the dialog was closed. */
  saveCopy(ids: readonly ClipId[]): Promise<number>;
};

const lookedUpAtOnce = 500;

export function createHandOver(library: Library, desktop: Desktop, settings: SettingsService): HandOver {
  /** Any number of them; between a few everything else has its turn. */
  async function filesOf(ids: readonly ClipId[]): Promise<readonly string[]> {
    const files: string[] = [];
    for (let from = 0; from < ids.length; from += lookedUpAtOnce) {
      if (from > 0) await setImmediate();
      files.push(...ids.slice(from, from + lookedUpAtOnce).flatMap((id) => library.clipFile(id)?.path ?? []));
    }
    if (files.length === 0) throw new AppError('file-missing', 'None of these clips has its file');
    return files;
  }

  return {
    revealClip(id) {
      const file = library.clipFile(id)?.path;
      if (file === undefined) throw new AppError('file-missing', 'The clip has no file');
      desktop.reveal(file);
    },
    async copyFiles(ids) {
      const files = await filesOf(ids);
      await desktop.copyFiles(files);
      return files.length;
    },
    async saveCopy(ids) {
      const startIn = settings.get().lastFolder;
      const [only] = ids.length === 1 ? await library.clips(ids) : [];
      const target =
        only === undefined
          ? await desktop.chooseFolder({ title: 'Save copies in', startIn })
          : await desktop.chooseSaveFile({
              title: 'Save a copy',
              startIn,
              name: offeredName(only.title, only.fileName),
            });
      if (target === null) throw new AppError('cancelled', 'No place was chosen');
      settings.update({ lastFolder: only === undefined ? target : path.dirname(target) });
      return library.copyTo(ids, { kind: only === undefined ? 'folder' : 'file', path: target });
    },
  };
}

/** A name to offer in a save dialog. */
function offeredName(title: string, fileName: string): string {
  const name = slug(title);
  return name === '' ? fileName : `${name}${path.extname(fileName)}`;
}
