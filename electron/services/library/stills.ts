import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { selectedIds } from './selected-ids.ts';
import type { Entry } from './entry.ts';
import { writeWhole } from './files.ts';
import type { Library, LibraryOptions } from './library-contract.ts';
import type { LibraryDoor } from './library-door.ts';
import { posterFile, stripFile } from './paths.ts';
import type { Shelf } from './shelf.ts';
import { trashedPosterFile } from './trash.ts';
import { readFrom, translated, writable } from './use-shelf.ts';

/** What the page draws of each clip: one picture, or a sheet of frames to scrub through. */
export type StillKind = 'poster' | 'strip';

type Stills = Pick<
  Library,
  | 'postersWanted'
  | 'posterFailed'
  | 'savePoster'
  | 'posterPath'
  | 'stripsWanted'
  | 'stripFailed'
  | 'saveStrip'
  | 'stripFile'
  | 'redraw'
>;

/** So many rows are written without a break for others. */
const redrawnAtOnce = 500;

/** Posters and strips: asked for by state, drawn in the page, kept beside the index. None of them is worth more than its drawing. */
export function keepStills(door: LibraryDoor, { onStills }: Pick<LibraryOptions, 'onStills'>): Stills {
  const wanted = async (kind: StillKind, limit: number): Promise<ClipId[]> =>
    readFrom<ClipId[]>(door, [], ({ index, readOnly }) => (readOnly ? [] : index.stillsWanted(kind, limit)));

  const failed = (kind: StillKind, id: ClipId): Promise<void> =>
    door.enter(async (shelf) => {
      if (shelf?.followed === null) shelf.index.setStill(kind, id, 'failed');
      onStills([id]);
    });

  const save = (kind: StillKind, id: ClipId, bytes: Uint8Array): Promise<void> =>
    door.enter(async (open) => {
      const shelf = writable(open);
      const entry = shelf.index.get(id);
      if (entry === null) throw new AppError('not-found', 'No such clip');
      try {
        const temporary = path.join(shelf.paths.partial, `${id}.${kind}.tmp`);
        await writeWhole(shelf.disk, temporary, fileOf(shelf, kind, entry), bytes);
        shelf.index.setStill(kind, id, 'ready');
      } catch (error) {
        throw translated(error);
      }
      onStills([id]);
    });

  return {
    postersWanted: (limit) => wanted('poster', limit),
    stripsWanted: (limit) => wanted('strip', limit),
    posterFailed: (id) => failed('poster', id),
    stripFailed: (id) => failed('strip', id),
    savePoster: (id, bytes) => save('poster', id, bytes),
    saveStrip: (id, bytes) => save('strip', id, bytes),
    posterPath: (id) =>
      readFrom(door, null, (shelf) => {
        const entry = shelf.index.get(id);
        if (entry?.poster !== 'ready') return null;
        return entry.trashed ? trashedPosterFile(shelf, id) : posterFile(shelf.paths, id);
      }),
    stripFile: (id) =>
      readFrom(door, null, (shelf) => {
        const entry = shelf.index.get(id);
        if (entry?.strip !== 'ready') return null;
        return { path: fileOf(shelf, 'strip', entry), sha256: entry.facts.sha256 };
      }),
    redraw: (selection) =>
      door.enter(async (open) => {
        const shelf = writable(open);
        const ids = await selectedIds(shelf, selection);
        let clips = 0;
        for (let from = 0; from < ids.length; from += redrawnAtOnce) {
          const asked = shelf.index.wantStills(ids.slice(from, from + redrawnAtOnce));
          if (asked.length > 0) onStills(asked);
          clips += asked.length;
          await setImmediate();
        }
        return clips;
      }),
  };
}

function fileOf({ paths }: Shelf, kind: StillKind, { id, facts }: Entry): string {
  return kind === 'poster' ? posterFile(paths, id) : stripFile(paths, id, facts.sha256);
}
