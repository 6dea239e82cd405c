import path from 'node:path';
import { z } from 'zod';
import { clipId, type ClipId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { trashEndsMs } from '../../../shared/trash.ts';
import { freeStem, nameKey } from './clip-name.ts';
import { restMs, setSidecarAside } from './damaged-sidecar.ts';
import { readOwnSidecar } from './doubles.ts';
import { entryMoved, fileNameOf, type Entry } from './entry.ts';
import { ensureFolder, listIfThere, moveFile, readText, writeWhole } from './files.ts';
import { absolutePath, ownFolder, posterFile, sidecarPath, spareSidecarPath, stemOf } from './paths.ts';
import type { LookShelf } from './shelf.ts';
import { isForeign, parseSidecar, sidecarText } from './sidecar.ts';

/*
 * A trashed clip lies in .dailies/trash/<id>/ with its sidecar and poster, and a ticket that says where it belongs. Where the clip itself
 * is decides: in the trash folder, it is trashed, anywhere else it is not. So trashing moves the clip first and restoring moves it first,
 * and what was interrupted is finished in the direction the clip already went.
 */

const ticketSchema = z.object({
  format: z.literal('dailies-trash'),
  version: z.literal(1),
  id: clipId,
  trashedAtMs: z.int(),
  /** Where the clip belongs, relative with '/'. */
  path: z.string().refine((value) => !value.split('/').some((part) => part === '' || part.startsWith('.'))),
});
type Ticket = z.output<typeof ticketSchema>;

const ticketName = 'trashed.json';
const sidecarName = 'clip.json';
const posterName = 'poster.jpg';
/** A folder on its way out for good; no clip's id ends so. */
export const goneEnding = '.gone';

export async function trashClip(shelf: LookShelf, entry: Entry): Promise<void> {
  if (entry.missing) throw new AppError('file-missing', 'A missing clip cannot be moved to the trash');
  const folder = trashFolder(shelf, entry.id);
  await ensureFolder(shelf.disk, folder);
  const trashedAtMs = shelf.clock.now();
  const ticket: Ticket = { format: 'dailies-trash', version: 1, id: entry.id, trashedAtMs, path: entry.path };
  await writeTicket(shelf, ticket);
  await moveFile(
    shelf.disk,
    absolutePath(shelf.paths, entry.path),
    absolutePath(shelf.paths, trashedPath(ticket)),
  );
  await gather(shelf, ticket);
  shelf.index.put([{ ...now(shelf, entry), path: trashedPath(ticket), trashed: true }]);
}

/** The user may have judged the clip while its files were being moved. */
function now({ index }: LookShelf, entry: Entry): Entry {
  return index.get(entry.id) ?? entry;
}

/** Puts a clip back where it was, or beside it under a free name. */
export async function restoreClip(shelf: LookShelf, entry: Entry): Promise<void> {
  const ticket = await readTicket(shelf, entry.id);
  if (ticket === null) throw new AppError('not-found', 'This clip is not in the trash');
  const home = await freeHome(shelf, ticket);
  if (home !== ticket.path) await writeTicket(shelf, { ...ticket, path: home });
  const target = absolutePath(shelf.paths, home);
  await moveFile(shelf.disk, absolutePath(shelf.paths, trashedPath(ticket)), target);
  await scatter(shelf, { ...ticket, path: home });
  const file = await shelf.disk.stat(target);
  const sidecar =
    (await readOwnSidecar(shelf, { id: entry.id, path: home })) ??
    (await shelf.disk.stat(absolutePath(shelf.paths, sidecarPath(home))));
  const located = {
    path: home,
    sizeBytes: file?.sizeBytes ?? entry.sizeBytes,
    fileMs: file?.modifiedMs ?? 0,
    sidecarMs: sidecar?.modifiedMs ?? null,
  };
  shelf.index.put([{ ...entryMoved(now(shelf, entry), located), trashed: false }]);
}

/** Where the clip itself lies decides, whatever the index knows. */
export async function isInTrash(shelf: LookShelf, id: ClipId): Promise<boolean> {
  const ticket = await readTicket(shelf, id);
  return ticket !== null && (await shelf.disk.stat(absolutePath(shelf.paths, trashedPath(ticket)))) !== null;
}

export type TrashedClip = {
  readonly id: ClipId;
  /** Where it lies now, and where it belongs. */
  readonly path: string;
  readonly home: string;
  /** Its stay in the trash is over. */
  readonly isOver: boolean;
};

/** Finishes what was interrupted, and tells which clips are in the trash. */
export async function settleTrash(shelf: LookShelf): Promise<readonly TrashedClip[]> {
  const trashed: TrashedClip[] = [];
  for (const folder of await listIfThere(shelf.disk, shelf.paths.trash)) {
    if (folder.name.endsWith(goneEnding) && !shelf.readOnly)
      await removeGone(shelf, path.join(shelf.paths.trash, folder.name));
    const id = clipId.safeParse(folder.name);
    const ticket = id.success ? await readTicket(shelf, id.data) : null;
    if (ticket === null) continue;
    const isTrashed = (await shelf.disk.stat(absolutePath(shelf.paths, trashedPath(ticket)))) !== null;
    if (isTrashed) trashed.push(trashedClip(shelf, ticket));
    if (shelf.readOnly) continue;
    if (isTrashed) await gather(shelf, ticket);
    else await scatter(shelf, ticket);
  }
  return trashed;
}

function trashedClip({ clock }: LookShelf, ticket: Ticket): TrashedClip {
  const isOver = clock.now() >= trashEndsMs(ticket.trashedAtMs);
  return { id: ticket.id, path: trashedPath(ticket), home: ticket.path, isOver };
}

/** Deletes what we have put into a trash folder that was set aside for it. What else lies there is not ours, and keeps the folder. */
export async function removeGone({ disk }: LookShelf, folder: string): Promise<void> {
  // A look that comes by deletes it as well.
  for (const { name } of await listIfThere(disk, folder)) {
    const isOurs = [ticketName, sidecarName, posterName].includes(name) || name.startsWith('clip.');
    if (isOurs) await disk.unlink(path.join(folder, name));
  }
  if ((await listIfThere(disk, folder)).length === 0) await disk.removeFolder(folder);
}

/** Null for a clip that is not in the trash. */
export async function trashedAtMs(shelf: LookShelf, id: ClipId): Promise<number | null> {
  return (await readTicket(shelf, id))?.trashedAtMs ?? null;
}

/** Brings sidecar and poster to a clip that is in the trash. */
async function gather(shelf: LookShelf, ticket: Ticket): Promise<void> {
  const folder = trashFolder(shelf, ticket.id);
  const beside = absolutePath(shelf.paths, sidecarPath(ticket.path));
  const text = await readText(shelf.disk, beside);
  const own = await readOwnSidecar(shelf, ticket);
  if (own !== null) {
    await moveFile(shelf.disk, absolutePath(shelf.paths, own.path), path.join(folder, sidecarName));
  } else if (text !== null && (await isLeftBroken(shelf, ticket, text))) {
    await setSidecarAside(shelf, ticket.id, sidecarPath(ticket.path));
  }
  await moveIfThere(shelf, posterFile(shelf.paths, ticket.id), path.join(folder, posterName));
}

/** Cut off, and the clip has gone into the trash without it: nothing else will ever take it up. */
async function isLeftBroken(
  { disk, paths, clock }: LookShelf,
  ticket: Ticket,
  text: string,
): Promise<boolean> {
  if (parseSidecar(text) !== null || isForeign(text)) return false;
  const sidecar = await disk.stat(absolutePath(paths, sidecarPath(ticket.path)));
  const isAlone = (await disk.stat(absolutePath(paths, ticket.path))) === null;
  return isAlone && sidecar !== null && clock.now() - sidecar.modifiedMs >= restMs;
}

/** Brings sidecar and poster home after their clip, and removes the empty trash folder. */
async function scatter(shelf: LookShelf, ticket: Ticket): Promise<void> {
  const { disk, paths } = shelf;
  const folder = trashFolder(shelf, ticket.id);
  const isTheirs = await isForeignBeside(shelf, ticket.path);
  const home = absolutePath(paths, isTheirs ? spareSidecarPath(ticket.path) : sidecarPath(ticket.path));
  const stored = path.join(folder, sidecarName);
  if ((await disk.stat(home)) === null) await moveIfThere(shelf, stored, home);
  await renameInSidecar(shelf, home, ticket);
  await moveIfThere(shelf, path.join(folder, posterName), posterFile(paths, ticket.id));
  await disk.unlink(path.join(folder, ticketName));
  // Whatever else lies there is not ours, and keeps the folder.
  if ((await disk.list(folder)).length === 0) await disk.removeFolder(folder);
}

/** Is what has the name of a clip's sidecar another program's? */
async function isForeignBeside({ disk, paths }: LookShelf, relative: string): Promise<boolean> {
  const text = await readText(disk, absolutePath(paths, sidecarPath(relative)));
  return text !== null && isForeign(text);
}

async function renameInSidecar(shelf: LookShelf, file: string, ticket: Ticket): Promise<void> {
  const text = await readText(shelf.disk, file);
  const sidecar = text === null ? null : parseSidecar(text);
  if (sidecar?.id !== ticket.id || sidecar.file.name === fileNameOf(ticket.path)) return;
  const renamed = { ...sidecar, file: { ...sidecar.file, name: fileNameOf(ticket.path) } };
  const temporary = path.join(shelf.paths.partial, `${ticket.id}.tmp`);
  await writeWhole(shelf.disk, temporary, file, sidecarText(renamed));
}

async function freeHome(shelf: LookShelf, ticket: Ticket): Promise<string> {
  const slash = ticket.path.lastIndexOf('/');
  const folder = slash < 0 ? '' : ticket.path.slice(0, slash);
  let parent = shelf.paths.root;
  for (const part of folder === '' ? [] : folder.split('/')) {
    parent = path.join(parent, part);
    await ensureFolder(shelf.disk, parent);
  }
  const names = (await shelf.disk.list(parent)).map(({ name }) => name);
  // Another program's JSON waits there for its film; any other would be taken for the clip's sidecar.
  const isTheirs = await isForeignBeside(shelf, ticket.path);
  const theirs = isTheirs ? fileNameOf(sidecarPath(ticket.path)) : null;
  const taken = new Set(names.filter((name) => name !== theirs).map((name) => nameKey(stemOf(name))));
  const stem = stemOf(fileNameOf(ticket.path));
  const free = freeStem(stem, (candidate) => taken.has(nameKey(candidate)));
  return `${folder === '' ? '' : `${folder}/`}${free}${path.posix.extname(ticket.path)}`;
}

async function readTicket(shelf: LookShelf, id: ClipId): Promise<Ticket | null> {
  const text = await readText(shelf.disk, path.join(trashFolder(shelf, id), ticketName));
  if (text === null) return null;
  try {
    return ticketSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

async function writeTicket(shelf: LookShelf, ticket: Ticket): Promise<void> {
  const file = path.join(trashFolder(shelf, ticket.id), ticketName);
  await writeWhole(
    shelf.disk,
    path.join(shelf.paths.partial, `${ticket.id}.tmp`),
    file,
    JSON.stringify(ticket),
  );
}

async function moveIfThere(shelf: LookShelf, from: string, to: string): Promise<void> {
  if ((await shelf.disk.stat(from)) !== null) await moveFile(shelf.disk, from, to);
}

export function trashedPosterFile(shelf: LookShelf, id: ClipId): string {
  return path.join(trashFolder(shelf, id), posterName);
}

export function trashFolder(shelf: LookShelf, id: ClipId): string {
  return path.join(shelf.paths.trash, id);
}

function trashedPath(ticket: Ticket): string {
  return `${ownFolder}/trash/${ticket.id}/clip${path.posix.extname(ticket.path)}`;
}
