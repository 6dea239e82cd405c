import { createHash } from 'node:crypto';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { isSameValue } from './curation.ts';
import type { Entry } from './entry.ts';
import { readText, unlessUnreadable } from './files.ts';
import { absolutePath, sidecarPlaces } from './paths.ts';
import type { LookShelf } from './shelf.ts';
import { parseSidecar, type Sidecar } from './sidecar.ts';

/** A second sidecar of a clip that has one: a copy that a program which keeps folders in step has left, or one from a backup. */
export type Double = {
  readonly id: ClipId;
  /** Of the second one; relative. */
  readonly path: string;
};

export type ReadSidecar = {
  /** Relative. */
  readonly path: string;
  /** Says which content this is. */
  readonly version: string;
  readonly sidecar: Sidecar;
  readonly text: string;
  readonly modifiedMs: number;
};

/** Null when there is none, or it is no whole one of ours. */
export async function readSidecarAt(
  { disk, paths }: Pick<LookShelf, 'disk' | 'paths'>,
  path: string,
): Promise<ReadSidecar | null> {
  const file = absolutePath(paths, path);
  const facts = await disk.stat(file);
  const text = facts === null ? null : await unlessUnreadable(() => readText(disk, file));
  const sidecar = text === null ? null : parseSidecar(text);
  if (facts === null || text === null || sidecar === null) return null;
  const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { path, version, sidecar, text, modifiedMs: facts.modifiedMs };
}

/** The sidecar of a clip: in its usual place, or in the spare one where that is another program's. */
export async function readOwnSidecar(
  shelf: Pick<LookShelf, 'disk' | 'paths'>,
  { id, path }: Pick<Entry, 'id' | 'path'>,
): Promise<ReadSidecar | null> {
  for (const place of sidecarPlaces(path)) {
    const read = await readSidecarAt(shelf, place);
    // A copy of a clip bears the id of its original until it gets a sidecar of its own.
    if (read?.sidecar.id === id) return read;
  }
  return null;
}

/**
 * Every sidecar that tells of this clip, each content once: first the one beside it, which holds, then those that say something else.
 * Fewer than two where nothing is to be chosen.
 */
export async function sidecarsOf(
  shelf: Pick<LookShelf, 'disk' | 'paths'>,
  entry: Entry,
  doubles: readonly Double[],
): Promise<readonly ReadSidecar[]> {
  const held = await readOwnSidecar(shelf, entry);
  if (held === null) return [];
  const versions = [held];
  for (const { id, path } of doubles) {
    if (id !== entry.id || path === held.path) continue;
    const other = await readSidecarAt(shelf, path);
    const isNew =
      other?.sidecar.id === id && versions.every(({ sidecar }) => isOther(sidecar, other.sidecar));
    if (isNew) versions.push(other);
  }
  return versions;
}

/** The same, but for what follows from where a sidecar lies, and for the record of clashes. */
export function isOther(a: Sidecar, b: Sidecar): boolean {
  return !isSameValue(toldBy(a), toldBy(b));
}

function toldBy(sidecar: Sidecar): unknown {
  return { ...sidecar, clashes: [], file: { ...sidecar.file, name: '' } };
}
