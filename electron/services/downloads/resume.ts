import { createHash, type Hash } from 'node:crypto';
import type { Disk, DiskFile } from '../disk.ts';
import { hashStart } from '../hash-file.ts';
import { readPartNote, type PartNote } from './part-note.ts';

/** From where a download goes on: the hash is of the bytes that are kept. */
export type StartPoint = { readonly bytes: number; readonly hash: Hash; readonly note: PartNote | null };

export function fromNothing(): StartPoint {
  return { bytes: 0, hash: createHash('sha256'), note: null };
}

/** Carries on only from bytes that are, hashed again, what the note says they were, and came from the same address. */
export async function findStart(
  disk: Disk,
  file: DiskFile,
  notePath: string,
  source: string,
): Promise<StartPoint> {
  const note = await readPartNote(disk, notePath);
  if (note === null || note.source !== source) return fromNothing();
  const { hash, hashedBytes } = await hashStart(file, note.syncedBytes);
  if (hashedBytes !== note.syncedBytes || hash.copy().digest('hex') !== note.sha256) return fromNothing();
  return { bytes: hashedBytes, hash, note };
}

/** What a URL is known by: its query may be a signature that changes, and is nobody's business on a disk. */
export function sourceOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? '' : `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}
