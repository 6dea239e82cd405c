import path from 'node:path';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Doubled } from '../../../shared/contract/doubles.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import { curationOf, type Curation } from './curation.ts';
import { moveAside } from './damaged-sidecar.ts';
import { isOther, readOwnSidecar, readSidecarAt, sidecarsOf, type ReadSidecar } from './doubles.ts';
import { entryFromSidecar, fileNameOf, type Entry } from './entry.ts';
import { writeWhole } from './files.ts';
import type { Library } from './library-contract.ts';
import type { LibraryDoor } from './library-door.ts';
import { absolutePath } from './paths.ts';
import type { Shelf } from './shelf.ts';
import { sidecarText, type Sidecar } from './sidecar.ts';
import { translated, writable } from './use-shelf.ts';

type Needs = {
  /** Writes into the sidecars what they are owed. */
  settle(): Promise<void>;
  /** Says of a clip what a sidecar of it says, as an act that can be undone. */
  adopt(id: ClipId, curation: Curation): Promise<Output<'library.curate'>>;
};

/*
 * Choosing has three steps, each whole: what the user cannot say of a clip (prompt, cost, words of other programs) is written into the
 * sidecar beside it, a copy of which is set aside before; what the user can say is an act, and so can be undone; then the other sidecars
 * are set aside. Ended in between, there are two sidecars still, and the user is asked again.
 */
export function doubledSidecars(
  door: LibraryDoor,
  needs: Needs,
): Pick<Library, 'doubledSidecars' | 'chooseSidecar'> {
  return {
    async doubledSidecars(id) {
      await needs.settle();
      const shelf = door.shelf();
      if (shelf === null) throw new AppError('library-offline', 'The library is offline');
      // Whoever looks through the folder knows of them; here nothing is known of any, which is not to be taken for none.
      if (shelf.followed !== null) throw new AppError('library-held', 'Another program has the library');
      try {
        const { entry, versions } = await versionsOf(shelf, id);
        return { title: entry.facts.title, versions: versions.map(shown), differing: differingIn(versions) };
      } catch (error) {
        throw translated(error);
      }
    },
    async chooseSidecar(id, version) {
      await needs.settle();
      const chosen = await inTurn(door, (shelf) => takeUp(shelf, id, version));
      const done = await needs.adopt(id, curationOf(chosen.sidecar));
      await inTurn(door, (shelf) => setOthersAside(shelf, id));
      door.announce({ changed: [id] });
      return { act: done.act };
    },
  };
}

async function inTurn<T>(door: LibraryDoor, work: (shelf: Shelf) => Promise<T>): Promise<T> {
  return await door.enter(async (open) => {
    try {
      return await work(writable(open));
    } catch (error) {
      throw translated(error);
    }
  });
}

async function versionsOf(shelf: Shelf, id: ClipId) {
  const entry = shelf.index.get(id);
  const versions = entry === null ? [] : await sidecarsOf(shelf, entry, shelf.seen.doubles);
  if (entry === null || versions.length < 2) throw new AppError('not-found', 'Nothing is to be chosen');
  return { entry, versions };
}

/** Makes the sidecar beside the clip say what the chosen one says, but for what the user says of the clip. */
async function takeUp(shelf: Shelf, id: ClipId, version: string): Promise<ReadSidecar> {
  const { entry, versions } = await versionsOf(shelf, id);
  const [held] = versions;
  const chosen = versions.find((each) => each.version === version);
  if (held === undefined || chosen === undefined)
    throw new AppError('conflict', 'It says something else by now');
  const { file, media, clashes } = held.sidecar;
  const told = {
    ...chosen.sidecar,
    ...curationOf(held.sidecar),
    file,
    media,
    ...(clashes !== undefined && { clashes }),
  } as Sidecar;
  if (isOther(told, held.sidecar)) await writeOver(shelf, entry, held, told);
  return chosen;
}

async function writeOver(shelf: Shelf, entry: Entry, held: ReadSidecar, told: Sidecar): Promise<void> {
  const { disk, paths } = shelf;
  const temporary = path.join(paths.partial, `${entry.id}.tmp`);
  await moveAside(shelf, entry.id, fileNameOf(held.path), (aside) =>
    writeWhole(disk, temporary, aside, held.text),
  );
  const beside = absolutePath(paths, held.path);
  await writeWhole(disk, temporary, beside, sidecarText(told));
  const { path: place, sizeBytes, fileMs, poster, strip, missing, trashed } = entry;
  const sidecarMs = (await disk.stat(beside))?.modifiedMs ?? null;
  const located = { path: place, sizeBytes, fileMs, sidecarMs };
  const fresh = entryFromSidecar(told, located, { poster, strip, missing, trashed });
  shelf.index.put([{ ...fresh, curation: shelf.index.get(entry.id)?.curation ?? entry.curation }]);
}

/** Only whole sidecars of this very clip are touched; what has become of them since does not matter, as all of them are kept. */
async function setOthersAside(shelf: Shelf, id: ClipId): Promise<void> {
  const { disk, paths, seen } = shelf;
  const entry = shelf.index.get(id);
  const own = entry === null ? null : await readOwnSidecar(shelf, entry);
  for (const { path: place } of seen.doubles.filter((double) => double.id === id)) {
    const other = await readSidecarAt(shelf, place);
    if (other?.sidecar.id !== id || place === own?.path) continue;
    await moveAside(shelf, id, fileNameOf(place), async (aside) => {
      await disk.rename(absolutePath(paths, place), aside);
      await disk.syncFolder(path.dirname(aside));
      await disk.syncFolder(path.dirname(absolutePath(paths, place)));
    });
    seen.orphans.delete(place);
  }
  seen.doubles = seen.doubles.filter((double) => double.id !== id);
}

function shown(
  { version, path: place, modifiedMs, sidecar }: ReadSidecar,
  at: number,
): Doubled['versions'][number] {
  const { title, rating, flag, label, tags, collections, notes } = curationOf(sidecar);
  const told = sidecar.take?.recipe ?? sidecar.origin?.recipe ?? null;
  return {
    version,
    holds: at === 0,
    fileName: fileNameOf(place),
    changedMs: Math.max(0, modifiedMs),
    told: {
      title,
      prompt: told?.prompt ?? '',
      negativePrompt: told?.negativePrompt ?? '',
      rating,
      flag,
      label,
      tags: [...tags],
      collections: [...collections],
      notes,
    },
  };
}

/** In which of the fields that are shown they differ; `rest` when they do elsewhere. */
function differingIn(versions: readonly ReadSidecar[]): Doubled['differing'] {
  const all = versions.map((each, at) => shown(each, at).told);
  const [first] = all;
  if (first === undefined) return [];
  const fields = (Object.keys(first) as (keyof typeof first)[]).filter((field) =>
    all.some((told) => JSON.stringify(told[field]) !== JSON.stringify(first[field])),
  );
  const rests = versions.map(({ sidecar }) => withoutShown(sidecar));
  const hasRest = rests.some((rest) => isOther(rest, rests[0] ?? rest));
  return hasRest ? [...fields, 'rest'] : fields;
}

function withoutShown(sidecar: Sidecar): Sidecar {
  const wordless = { prompt: '', negativePrompt: '' };
  const silent = { title: '', rating: 0, flag: null, label: null, tags: [], collections: [], notes: '' };
  return {
    ...sidecar,
    ...silent,
    take: sidecar.take && { ...sidecar.take, recipe: { ...sidecar.take.recipe, ...wordless } },
    ...(sidecar.origin && {
      origin: {
        ...sidecar.origin,
        recipe: sidecar.origin.recipe && { ...sidecar.origin.recipe, ...wordless },
      },
    }),
  };
}
