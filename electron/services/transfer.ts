import path from 'node:path';
import type { WorkId } from '../../shared/contract/ids.ts';
import { droppedPlaces, type ImportOutcome } from '../../shared/contract/transfer.ts';
import { AppError } from '../../shared/errors.ts';
import type { Disk } from './disk.ts';
import { createExporter, type ExportChoice, type Exporter } from './export/exporter.ts';
import { createImporter } from './import/importer.ts';
import { isWithin } from './is-within.ts';
import type { LibraryPlace } from './library-place.ts';
import type { Library } from './library/library.ts';
import type { Desktop, Log, Random } from './ports.ts';
import type { SettingsService } from './settings.ts';
import type { Works } from './works.ts';

/** What goes into the library and out of it, as the window asks for it. Each throws `cancelled` when its dialog was closed. */
export type Transfer = {
  importFiles(from: 'files' | 'folder'): Promise<WorkId>;
  /** Files and folders that were dropped on the window, as the preload sent them. What is no list of places is left alone. */
  importDropped(places: unknown): void;
  importOutcome(id: WorkId): ImportOutcome;
  exportPreview: Exporter['preview'];
  /** Throws `in-library` when the folder that was chosen lies in the library. */
  export(choice: ExportChoice): Promise<WorkId>;
  exportOutcome: Exporter['outcome'];
};

type Parts = {
  readonly disk: Disk;
  readonly random: Random;
  readonly log: Log;
  readonly desktop: Desktop;
  readonly settings: SettingsService;
  readonly library: Library;
  readonly place: LibraryPlace;
  readonly works: Works;
};

export function createTransfer(parts: Parts): Transfer {
  const { desktop, settings, place } = parts;
  const importer = createImporter(parts, { ...parts, folder: place.folder });
  const exporter = createExporter(parts, parts);

  async function folderOutside(title: string): Promise<string> {
    const folder = await desktop.chooseFolder({ title, startIn: settings.get().lastFolder });
    if (folder === null) throw new AppError('cancelled', 'No folder was chosen');
    if (isWithin(place.folder(), folder)) throw new AppError('in-library', 'The folder lies in the library');
    return folder;
  }

  async function placesFrom(from: 'files' | 'folder'): Promise<readonly string[]> {
    const startIn = settings.get().lastFolder;
    if (from === 'files') {
      const files = await desktop.chooseFiles({
        title: 'Import clips',
        startIn,
        kinds: [{ name: 'Videos', extensions: ['mp4', 'mov', 'webm'] }],
      });
      return files ?? [];
    }
    const folder = await desktop.chooseFolder({ title: 'Import a folder of clips', startIn });
    return folder === null ? [] : [folder];
  }

  return {
    async importFiles(from) {
      const places = await placesFrom(from);
      const [first] = places;
      if (first === undefined) throw new AppError('cancelled', 'Nothing was chosen');
      settings.update({ lastFolder: from === 'files' ? path.dirname(first) : first });
      return importer.start(places);
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
    async export(choice) {
      const folder = await folderOutside('Export to');
      settings.update({ lastFolder: folder });
      return exporter.start(choice, folder);
    },
    exportOutcome: exporter.outcome,
  };
}
