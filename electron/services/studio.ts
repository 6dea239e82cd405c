import path from 'node:path';
import type { Settings } from '../../shared/contract/settings.ts';
import type { ActsAtHand } from '../../shared/contract/curation.ts';
import type { Status } from '../../shared/contract/app.ts';
import type { Work } from '../../shared/contract/works.ts';
import type { ClipId } from '../../shared/contract/ids.ts';
import { AppError } from '../../shared/errors.ts';
import type { Recipe } from '../../shared/recipe.ts';
import { createDrag } from './drag.ts';
import type { DragPlan } from './drag.ts';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { restoreCaps, storeCaps } from './caps-store.ts';
import { createDownloads } from './downloads/downloads.ts';
import { createDrafts } from './drafts/drafts.ts';
import type { Drafts, DraftsChange } from './drafts/drafts.ts';
import { createDraftFiles } from './drafts/draft-files.ts';
import type { DraftFiles } from './drafts/draft-files.ts';
import type { Keepers } from './drafts/timeline.ts';
import { createPhrasebook } from './phrasebook.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { Environment } from './environment.ts';
import { createHandOver } from './hand-over.ts';
import type { HandOver } from './hand-over.ts';
import { openKeys } from './keys.ts';
import type { Keys } from './keys.ts';
import { createLedger } from './ledger/ledger.ts';
import type { Ledger } from './ledger/ledger.ts';
import { createLibraryPlace } from './library-place.ts';
import type { LibraryPlace } from './library-place.ts';
import { openLibrary } from './library/library.ts';
import { createRebuildWork } from './library/rebuild-work.ts';
import type { Library, LibraryChange } from './library/library.ts';
import type { Clock, Desktop, Http, Log, Random, SecretStore, SettingsFile } from './ports.ts';
import { openPractice } from './practice/open-practice.ts';
import { createServices } from './services-in-play.ts';
import { createSettings, settingsView } from './settings.ts';
import type { SettingsService } from './settings.ts';
import { statusOf } from './status.ts';
import { openStudioDatabase } from './studio-database.ts';
import { createTakes } from './takes/takes.ts';
import type { Takes } from './takes/takes.ts';
import type { TakesChange } from './takes/pushes.ts';
import { createClient } from './wavespeed/create-client.ts';
import { createTransfer } from './transfer.ts';
import type { Transfer } from './transfer.ts';
import { createWorks } from './works.ts';
import type { Works } from './works.ts';

export type StudioPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly http: Http;
  readonly secrets: SecretStore;
  readonly settingsFile: SettingsFile;
  readonly desktop: Desktop;
  /** The library's; the system's own unless a test brings another. */
  readonly disk?: Disk;
};

/** Absolute paths. */
export type StudioPlaces = {
  readonly userData: string;
  readonly defaultLibrary: string;
  readonly practiceClips: string;
  /** The script of the library's threads; without it all is done on the spot. */
  readonly libraryWorker?: string;
};

/** What the studio tells whoever shows it. */
export type StudioEvents = {
  onTakes(change: TakesChange): void;
  onDrafts(change: Omit<DraftsChange, 'revision'>): void;
  onLibrary(change: LibraryChange): void;
  onStills(ids: readonly ClipId[]): void;
  onActs(acts: ActsAtHand): void;
  /** Tags, collections or saved searches differ. */
  onLists(): void;
  onWorks(works: readonly Work[]): void;
  onPhrasebook(): void;
  onStatus(): void;
  onSettings(view: Settings): void;
};

export type Studio = {
  readonly settings: SettingsService;
  readonly keys: Keys;
  readonly drafts: Drafts;
  readonly draftFiles: DraftFiles;
  readonly phrasebook: Phrasebook;
  readonly takes: Takes;
  readonly ledger: Ledger;
  readonly library: Library;
  readonly works: Works;
  readonly transfer: Transfer;
  readonly desktop: Desktop;
  status(): Omit<Status, 'revision'>;
  settingsView(): Promise<Settings>;
  /** Recovers what the last run left, and begins to work. */
  start(): void;
  /** Copies of drafts, takes and their history, now and then. */
  keepBackups(): void;
  /** A setting was changed: everything that depends on one looks again. */
  settingsChanged(): Promise<void>;
  arrangeLibrary: LibraryPlace['arrange'];
  chooseLibrary(): Promise<void>;
  revealLibrary(): Promise<void>;
  /** Looks into the folder again, and tries at once to save what waits for it. */
  rescanLibrary(): Promise<void>;
  /** Throws `not-found` for a clip that was not made here. */
  recipeOfClip(id: ClipId): Promise<Recipe>;
  /** Of these clips the user’s keepers; null while the library is away. */
  keepersOf: Keepers;
  prepareDrag(ids: readonly ClipId[]): Promise<number>;
  /** At once and synchronously, from what was prepared: the files to drag, or null when there is nothing to drag. */
  planDrag(ids: readonly ClipId[]): DragPlan | null;
  close(): Promise<void>;
} & HandOver;

/** Builds all services on their ports. Nothing here knows of windows or of Electron. */
export async function openStudio(
  ports: StudioPorts,
  places: StudioPlaces,
  environment: Environment,
  events: StudioEvents,
): Promise<Studio> {
  const { clock, random, log, http, desktop, disk = realDisk } = ports;
  const settings = createSettings(ports.settingsFile, log);
  const keys = await openKeys(ports.secrets, environment.apiKey, log);
  const kept = openStudioDatabase(places.userData, { clock, log });
  const { database } = kept;
  restoreCaps(database, settings);
  const practice = openPractice(ports, {
    clipsFolder: places.practiceClips,
    storeFile: path.join(places.userData, 'practice.sqlite'),
    speed: environment.practiceSpeed,
  });
  const services = createServices({
    liveBase: environment.apiBase,
    liveIsLoopback: environment.apiIsLoopback,
    liveClient: createClient(
      { http, log },
      { baseUrl: environment.apiBase, key: async () => keys.current() },
    ),
    practiceClient: practice.client,
    hasKey: () => keys.current() !== null,
  });

  const works = createWorks({ clock, random, log }, { onChanged: events.onWorks });

  const place = createLibraryPlace(desktop, settings, {
    environment: environment.libraryFolder,
    usual: places.defaultLibrary,
  });
  const library = await openLibrary(
    { clock, random, log, disk, ...(places.libraryWorker !== undefined && { worker: places.libraryWorker }) },
    {
      folder: place.folder,
      mayCreate: place.mayCreate,
      onChanged: events.onLibrary,
      onStills: events.onStills,
      onActs: events.onActs,
      onLists: events.onLists,
      onLooking: createRebuildWork(works),
      toSystemTrash: desktop.trash,
      onState(): void {
        noteEstablished();
        takes.libraryChanged();
        events.onStatus();
      },
    },
  );
  const drafts = createDrafts({ clock, random, database }, { onChanged: events.onDrafts });
  const takes = createTakes(
    {
      clock,
      random,
      log,
      database,
      services,
      downloads: createDownloads({ http, log, disk }),
      keeper: library,
    },
    {
      limits: () => settings.get().limits,
      caps: () => settings.get().caps,
      onChanged: events.onTakes,
      onStatus: events.onStatus,
      onQueued: () => drafts.touched(),
    },
  );
  const transfer = createTransfer({
    clock,
    disk,
    random,
    log,
    desktop,
    settings,
    library,
    place,
    works,
    memoryFolder: places.userData,
    onSettings: () => settingsChanged(),
    onMoved: () => takes.libraryChanged(),
  });
  const drags = createDrag(library);
  noteEstablished();

  function noteEstablished(): void {
    if (library.summary().state === 'ready') place.noteReady();
  }

  async function viewSettings(): Promise<Settings> {
    return settingsView(settings.get(), {
      key: await keys.view(),
      ...place.view(),
    });
  }

  async function settingsChanged(): Promise<void> {
    storeCaps(database, settings.get().caps);
    takes.settingsChanged();
    events.onSettings(await viewSettings());
    events.onStatus();
  }

  return {
    settings,
    keys,
    drafts,
    draftFiles: createDraftFiles({ random, desktop }, drafts, settings),
    phrasebook: createPhrasebook({ clock, random, database }, { onChanged: events.onPhrasebook }),
    takes,
    ledger: createLedger({ clock, random, database, desktop, settings }),
    library,
    works,
    transfer,
    desktop,
    ...createHandOver(library, desktop, settings),
    prepareDrag: async (ids) => drags.prepare(ids),
    planDrag: drags.plan,
    start() {
      takes.start();
      transfer.resume();
    },
    keepBackups: kept.keepBackups,
    status: () =>
      statusOf({
        service: services.current(),
        takes: takes.summary(),
        caps: settings.get().caps,
        library: { ...library.summary(), label: place.label() },
      }),
    settingsView: viewSettings,
    settingsChanged,
    arrangeLibrary: place.arrange,
    async chooseLibrary() {
      await place.choose();
      await library.reopen();
      noteEstablished();
      takes.libraryChanged();
    },
    revealLibrary: place.reveal,
    async rescanLibrary() {
      await library.rescan();
      takes.libraryChanged();
    },
    async recipeOfClip(id) {
      const [clip] = await library.clips([id]);
      if (clip?.recipe == null) throw new AppError('not-found', 'No recipe is known of this clip');
      return clip.recipe;
    },
    async keepersOf(ids) {
      if (library.summary().state === 'offline') return null;
      const clips = await library.clips(ids);
      return new Set(clips.filter(({ flag }) => flag === 'keep').map(({ id }) => id));
    },
    async close() {
      const answered = takes.close();
      transfer.close();
      await works.close();
      await library.close();
      await answered;
      await practice.close();
      await kept.close();
    },
  };
}
