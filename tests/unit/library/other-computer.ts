import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HolderNote } from '../../../electron/services/library/lock/holder-note.ts';

/** What another computer writes into a library that it has open. */
export const elsewhere: HolderNote = {
  format: 'dailies-lock',
  version: 1,
  id: 'another-opening',
  machine: 'cutting-room',
  computer: 'another-computer',
  process: 4242,
  sinceMs: Date.UTC(2026, 10, 22, 9),
  isLocked: true,
  beat: 7,
};

export const noteIn = (root: string) => path.join(root, '.dailies', 'lock.json');

/** As it comes over a share: whole, under its name at once. */
export async function writeElsewhere(root: string, changes: Partial<HolderNote> = {}): Promise<void> {
  await mkdir(path.dirname(noteIn(root)), { recursive: true });
  await writeFile(`${noteIn(root)}.theirs`, JSON.stringify({ ...elsewhere, ...changes }));
  await rename(`${noteIn(root)}.theirs`, noteIn(root));
}
