import path from 'node:path';
import type { WorkId } from '../../shared/contract/ids.ts';
import { droppedPlaces } from '../../shared/contract/transfer.ts';
import { AppError } from '../../shared/errors.ts';
import { createBackups, type Backups } from './backup/backups.ts';
import { createMoving, type Moving } from './backup/moving.ts';
import { createVerifier, type Verifier } from './backup/verifier.ts';
import type { Disk } from './disk.ts';
import { createExporter, type ExportChoice, type Exporter } from './export/exporter.ts';
import { createImporter, type Importer } from './import/importer.ts';
import { createWatchedFolder } from './import/watched-folder.ts';
import { isWithin } from './is-within.ts';
import type { LibraryPlace, PlaceFacts } from './library-place.ts';
import type { Library } from './library/library.ts';
import type { Clock, Desktop, Log, Random } from './ports.ts';
import type { SettingsService } from './settings.ts';
import type { Works } from './works.ts';

/** What goes into the library and out of it, as the window asks for it. Each throws `cancelled` when its dialog was closed. */
export type Transfer = {
  importFiles(from: 'files' | 'folder'): Promise<WorkId>;
  /** Files and folders that were dropped on the window, as the preload sent them. What is no list of places is left alone. */
  importDropped(places: unknown): void;
  importOutcome: Importer['outcome'];
  exportPreview: Exporter['preview'];
  /** Throws `in-library` when the folder that was chosen lies in the library. */
  export(choice: ExportChoice): Promise<WorkId>;
  exportOutcome: Exporter['outcome'];
  backup(): Promise<WorkId>;
  copyOutcome: Backups['outcome'];
  verify: Verifier['start'];
  verifyOutcome: Verifier['outcome'];
  lookAtPlace(): Promise<PlaceFacts>;
  /** Throws `conflict` when something is where the library was. */
  startAnew(): Promise<void>;
  watch(): Promise<void>;
  unwatch(): Promise<void>;
  /** Carries on what the last run left. */
  resume(): void;
  close(): void;
} & Pick<Moving, 'moveTo' | 'restoreBackup' | 'trashOld'>;

export type TransferParts = {
  readonly clock: Clock;
  readonly disk: Disk;
  readonly random: Random;
  readonly log: Log;
  readonly desktop: Desktop;
  readonly settings: SettingsService;
  readonly library: Library;
  readonly place: LibraryPlace;
  readonly works: Works;
  /** Where the studio keeps what is not the library's. */
  readonly memoryFolder: string;
  onSettings(): Promise<void>;
  /** The library is another folder now. */
  onMoved(): void;
};

export function createTransfer(parts: TransferParts): Transfer {
  const { desktop, disk, settings, library, place } = parts;
  const { folder } = place;
  const importer = createImporter(parts, { ...parts, folder });
  const exporter = createExporter(parts, parts);
  const backups = createBackups(parts, { ...parts, folder });
  const verifier = createVerifier(disk, parts);
  const moving = createMoving({ ...parts, backups, chooseOutside });
  const watched = createWatchedFolder(parts, {
    folder: () => settings.get().watchFolder,
    isReady: () => library.summary().state === 'ready',
    bring: async (files, onFared) => void (await importer.start(files, onFared).ended),
    memoryFile: path.join(parts.memoryFolder, 'watched.json'),
  });

  async function chooseOutside(title: string): Promise<string> {
    const chosen = await desktop.chooseFolder({ title, startIn: settings.get().lastFolder });
    if (chosen === null) throw new AppError('cancelled', 'No folder was chosen');
    const isEntangled = isWithin(folder(), chosen) || isWithin(chosen, folder());
    if (isEntangled) throw new AppError('in-library', 'The folder and the library lie in one another');
    settings.update({ lastFolder: chosen });
    return chosen;
  }

  return {
    async importFiles(from) {
      const startIn = settings.get().lastFolder;
      const places = await placesFrom(desktop, from, startIn);
      const [first] = places;
      if (first === undefined) throw new AppError('cancelled', 'Nothing was chosen');
      settings.update({ lastFolder: from === 'files' ? path.dirname(first) : first });
      return importer.start(places).id;
    },
    importDropped(places) {
      const parsed = droppedPlaces.safeParse(places);
      // Threat: a page that was taken over names files of its own choice. It gains nothing: what is no whole video is not taken, the
      // source is only read, and what was taken is seen in the library by the user.
      if (parsed.success && parsed.data.every((each) => path.isAbsolute(each))) importer.start(parsed.data);
      else parts.log.warn('import.drop-refused');
    },
    importOutcome: importer.outcome,
    exportPreview: exporter.preview,
    export: async (choice) => exporter.start(choice, await chooseOutside('Export to')),
    exportOutcome: exporter.outcome,
    backup: async () => (await backups.backUp(await chooseOutside('Back the library up in'))).id,
    copyOutcome: backups.outcome,
    moveTo: moving.moveTo,
    restoreBackup: moving.restoreBackup,
    trashOld: moving.trashOld,
    verify: verifier.start,
    verifyOutcome: verifier.outcome,
    lookAtPlace: place.look,
    async startAnew() {
      if (!(await place.look()).isFree) throw new AppError('conflict', 'Something is where the library was');
      place.forget();
      await library.startAnew();
    },
    async watch() {
      settings.update({ watchFolder: await chooseOutside('Import everything new from') });
      await watched.aim();
      await parts.onSettings();
    },
    async unwatch() {
      settings.update({ watchFolder: null });
      await parts.onSettings();
    },
    resume: moving.resume,
    close() {
      moving.close();
      watched.close();
    },
  };
}

async function placesFrom(
  desktop: Desktop,
  from: 'files' | 'folder',
  startIn: string | null,
): Promise<readonly string[]> {
  if (from === 'files') {
    const kinds = [{ name: 'Videos', extensions: ['mp4', 'mov', 'webm'] }];
    return (await desktop.chooseFiles({ title: 'Import clips', startIn, kinds })) ?? [];
  }
  const folder = await desktop.chooseFolder({ title: 'Import a folder of clips', startIn });
  return folder === null ? [] : [folder];
}
