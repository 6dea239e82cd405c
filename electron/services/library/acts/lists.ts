import path from 'node:path';
import { z } from 'zod';
import { readText, unlessUnreadable, writeWhole } from '../files.ts';
import type { LibraryPaths } from '../paths.ts';
import type { Shelf } from '../shelf.ts';
import type { Fields } from './fields.ts';

/*
 * What belongs to no single clip lies in files of its own beside the index: names of collections, which may be empty, and saved
 * searches. An act on one of them has the list's name in place of a clip's id.
 */

export const listNames = [':collections', ':searches'] as const;
export type ListName = (typeof listNames)[number];

export type SavedSearch = { readonly name: string; readonly query: string };

const schemas = {
  ':collections': z.looseObject({
    format: z.literal('dailies-collections'),
    version: z.int().min(1),
    names: z.array(z.string()),
  }),
  ':searches': z.looseObject({
    format: z.literal('dailies-searches'),
    version: z.int().min(1),
    searches: z.record(z.string(), z.looseObject({ name: z.string(), query: z.string() })),
  }),
} as const;

const empty = {
  ':collections': { format: 'dailies-collections', version: 1, names: [] },
  ':searches': { format: 'dailies-searches', version: 1, searches: {} },
} as const;

/** The lists as they are now, acts that are not yet in their files included. */
export type Lists = Map<ListName, Fields>;

/** What a list's file tells, and when it was written. A damaged one counts as empty; it is set aside when it is written again. */
export async function readList(
  shelf: Pick<Shelf, 'disk' | 'paths'>,
  name: ListName,
): Promise<{ readonly fields: Fields; readonly modifiedMs: number; readonly isDamaged: boolean }> {
  const file = listFile(shelf.paths, name);
  const modifiedMs = (await unlessUnreadable(() => shelf.disk.stat(file)))?.modifiedMs ?? 0;
  const text = await unlessUnreadable(() => readText(shelf.disk, file));
  if (text === null) return { fields: empty[name], modifiedMs, isDamaged: false };
  const fields = parseList(name, text);
  return { fields: fields ?? empty[name], modifiedMs, isDamaged: fields === null };
}

export async function writeList(shelf: Shelf, name: ListName, fields: Fields): Promise<void> {
  const { disk, paths } = shelf;
  const file = listFile(paths, name);
  if ((await readList(shelf, name)).isDamaged) {
    const aside = `${file}.damaged-${new Date(shelf.clock.now()).toISOString().replaceAll(':', '-')}`;
    await disk.rename(file, aside);
  }
  const temporary = path.join(paths.partial, `${name.slice(1)}.tmp`);
  await writeWhole(disk, temporary, file, `${JSON.stringify(fields, null, 2)}\n`);
}

export function isListName(target: string): target is ListName {
  return (listNames as readonly string[]).includes(target);
}

export function collectionNames(lists: Lists): readonly string[] {
  return (lists.get(':collections')?.['names'] ?? []) as readonly string[];
}

export function savedSearches(lists: Lists): Readonly<Record<string, SavedSearch>> {
  return (lists.get(':searches')?.['searches'] ?? {}) as Readonly<Record<string, SavedSearch>>;
}

function listFile(paths: LibraryPaths, name: ListName): string {
  return path.join(paths.own, `${name.slice(1)}.json`);
}

function parseList(name: ListName, text: string): Fields | null {
  try {
    const parsed = schemas[name].safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
