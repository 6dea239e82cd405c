import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ActsAtHand } from '../../../shared/contract/curation.ts';
import { draftId, revisionId, takeId, type ClipId, type TakeId } from '../../../shared/contract/ids.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import type { Disk } from '../../../electron/services/disk.ts';
import type { FetchedFile } from '../../../electron/services/downloads/download.ts';
import type { ClipRecord } from '../../../electron/services/library/clip-keeper.ts';
import { openLibrary, type Library, type LibraryChange } from '../../../electron/services/library/library.ts';
import type { Sidecar } from '../../../electron/services/library/sidecar.ts';
import { createVirtualClock, type VirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { sampleClip, sha256Of } from '../../fakes/sample-clips.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';

export type LibraryWorld = {
  readonly root: string;
  readonly clock: VirtualClock;
  readonly changes: LibraryChange[];
  /** The clips of each word that stills changed. */
  readonly drawn: (readonly ClipId[])[];
  /** What was said of acts and lists. */
  readonly told: (ActsAtHand | 'lists')[];
  /** Makes another folder the library's. */
  moveTo(folder: string): void;
  /** How often the summary was said to have changed. */
  states(): number;
  open(options?: {
    disk?: Disk;
    mayCreate?: boolean;
    seed?: number;
    toSystemTrash?: (folder: string) => Promise<void>;
  }): Promise<Library>;
};

/** A library's folder in a scratch folder; nothing is made until it is opened. */
export async function libraryWorld(): Promise<LibraryWorld> {
  const root = path.join(await scratchFolder(), 'Dailies');
  const clock = createVirtualClock();
  const changes: LibraryChange[] = [];
  const drawn: (readonly ClipId[])[] = [];
  const told: (ActsAtHand | 'lists')[] = [];
  let folder = root;
  let states = 0;
  let opened = 0;
  return {
    root,
    clock,
    changes,
    drawn,
    told,
    moveTo: (next) => {
      folder = next;
    },
    states: () => states,
    open: async ({ disk, mayCreate = true, seed, toSystemTrash } = {}) => {
      opened += 1;
      const random = createSeededRandom(seed ?? opened);
      const library = await openLibrary(
        { clock, random, log: silentLog, ...(disk && { disk }) },
        {
          folder: () => folder,
          mayCreate: () => mayCreate,
          ...(toSystemTrash && { toSystemTrash }),
          onActs: (acts) => told.push(acts),
          onLists: () => told.push('lists'),
          onChanged: (change) => changes.push(change),
          onStills: (ids) => drawn.push(ids),
          onState: () => {
            states += 1;
          },
        },
      );
      onTestFinished(() => library.close());
      return library;
    },
  };
}

export function these(...ids: ClipId[]): Selection {
  return { kind: 'ids', ids };
}

export function takeNumber(number: number): TakeId {
  return takeId.parse(`take${String(number).padStart(8, '0')}`);
}

export function recordOf(number: number, changes: Partial<ClipRecord> = {}): ClipRecord {
  return {
    takeId: takeNumber(number),
    outputIndex: 0,
    draftId: draftId.parse('draft00000001'),
    revisionId: revisionId.parse('revision0001'),
    revisionNumber: 3,
    title: 'Fox in falling snow',
    recipe: { prompt: 'A fox in falling snow', negativePrompt: 'blur', aspectRatio: '16:9', durationS: 5 },
    model: 'kwaivgi/kling-v2.0-t2v-master',
    service: 'live',
    remoteId: `remote-${number}`,
    createdAtMs: Date.UTC(2026, 10, 22, 11),
    generationMs: 170_000,
    costMicros: 1_300_000,
    flagged: false,
    ...changes,
  };
}

/** A checked file with a partial name, as the downloader leaves it. Each number has bytes of its own. */
export async function fetchedFile(root: string, number: number, name?: string): Promise<FetchedFile> {
  const { bytes, sha256, facts } = await numberedClip(number, name);
  const file = path.join(root, '.dailies', 'partial', `${takeNumber(number)}.part`);
  await writeFile(file, bytes);
  await writeFile(`${file}.json`, '{}');
  return { path: file, sizeBytes: bytes.byteLength, sha256, facts };
}

/** A real clip that differs from the others by a box players skip. */
export async function numberedClip(number: number, name?: string) {
  const { bytes, facts } = await sampleClip(name);
  const free = Buffer.alloc(16);
  free.writeUInt32BE(16, 0);
  free.write('free', 4);
  free.writeUInt32BE(number, 8);
  const own = Buffer.concat([bytes, free]);
  return { bytes: own, sha256: sha256Of(own), facts };
}

export async function publish(
  library: Library,
  root: string,
  number: number,
  changes: Partial<ClipRecord> = {},
): Promise<ClipId> {
  const outcome = await library.publish(await fetchedFile(root, number), recordOf(number, changes));
  if (outcome.kind !== 'kept') throw new Error(`Not kept: ${outcome.kind}`);
  return outcome.clipId;
}

/** Relative paths of everything that is not the studio's own folder. */
export async function visibleFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('.dailies/'))
    .toSorted();
}

export async function readSidecar(root: string, relative: string): Promise<Sidecar> {
  return JSON.parse(await readFile(path.join(root, relative), 'utf8')) as Sidecar;
}

export async function putFile(root: string, relative: string, content: string | Uint8Array): Promise<void> {
  const file = path.join(root, relative);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
