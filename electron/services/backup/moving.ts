import type { WorkId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import type { LibraryPlace } from '../library-place.ts';
import type { Library } from '../library/library.ts';
import type { Desktop, Log } from '../ports.ts';
import type { SettingsService } from '../settings.ts';
import { drop } from '../takes/loop.ts';
import type { Works } from '../works.ts';
import type { Backups } from './backups.ts';

/** How the library becomes another folder: moved, or restored from a backup. */
export type Moving = {
  moveTo(): Promise<WorkId>;
  restoreBackup(): Promise<WorkId>;
  /** Puts the folder that the library has moved out of into the system's trash. Throws `not-found` when there is none. */
  trashOld(): Promise<void>;
  /** Carries on a move that the last run began. */
  resume(): void;
  /** The studio is about to end: works that are stopped now are carried on by the next start. */
  close(): void;
};

type Parts = {
  readonly log: Log;
  readonly desktop: Desktop;
  readonly settings: SettingsService;
  readonly library: Pick<Library, 'reopen' | 'summary'>;
  readonly place: LibraryPlace;
  readonly works: Works;
  readonly backups: Backups;
  chooseOutside(title: string): Promise<string>;
  onSettings(): Promise<void>;
  onMoved(): void;
};

export function createMoving(parts: Parts): Moving {
  const { desktop, settings, library, place, works, backups } = parts;
  let isClosing = false;

  /** In one write, so that a kill leaves either the one or the other. */
  async function settleIn(to: string): Promise<void> {
    const from = place.folder();
    settings.update({
      arrangements: settings
        .get()
        .arrangements.map((each) => (each.folder === from ? { ...each, folder: to } : each)),
      libraryFolder: to,
      establishedLibrary: to,
      establishedDevice: null,
      movingTo: null,
      movedFrom: from,
    });
    parts.onMoved();
    await parts.onSettings();
  }

  async function carryOn(to: string): Promise<WorkId> {
    const { id, ended } = await backups.move(to, () => settleIn(to));
    settings.update({ movingTo: to });
    // What ended while the studio goes on is not taken up by the next start; what a kill or a quit cut short is.
    const over = ended.then(() => isClosing || settings.update({ movingTo: null }));
    drop(over, parts.log, 'library.move');
    return id;
  }

  function checkIdle(): void {
    place.checkFree();
    const isBusy = works.isUnderWay('move') || works.isUnderWay('restore');
    if (isBusy) throw new AppError('conflict', 'The library is being moved');
  }

  return {
    async moveTo() {
      checkIdle();
      const { state } = library.summary();
      if (state === 'offline') throw new AppError('library-offline', 'Nothing can be moved');
      if (state === 'held') throw new AppError('library-held', 'Another program writes in the library');
      const to = await parts.chooseOutside('Move the library to');
      return await carryOn(to);
    },
    async restoreBackup() {
      checkIdle();
      const backup = await parts.chooseOutside('The backup to restore');
      const to = await parts.chooseOutside('Restore it into an empty folder');
      const { id } = await backups.restore(backup, to, async () => {
        await settleIn(to);
        // What was the library before was not copied anywhere: nobody should think it can go.
        settings.update({ movedFrom: null });
        await library.reopen();
        await parts.onSettings();
      });
      return id;
    },
    async trashOld() {
      const { movedFrom } = settings.get();
      if (movedFrom === null) throw new AppError('not-found', 'The library was not moved');
      if (movedFrom === place.folder() || library.summary().state === 'offline') {
        throw new AppError('conflict', 'The library is not safely in its new place');
      }
      await desktop.trash(movedFrom);
      settings.update({ movedFrom: null });
      await parts.onSettings();
    },
    resume() {
      const { movingTo } = settings.get();
      // A library that another program has meanwhile is moved by a later start.
      const isOurs = library.summary().state !== 'held';
      if (movingTo !== null && isOurs) drop(carryOn(movingTo), parts.log, 'library.move');
    },
    close() {
      isClosing = true;
    },
  };
}
