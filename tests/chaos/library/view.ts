import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { databaseAt } from '../databases.ts';
import { lists, same, sorted, type Fields, type Model } from './model.ts';

/** What of a library shows its state, wherever it runs. */
export type ShownLibrary = {
  find(query: string): Promise<readonly ClipId[]>;
  clips(ids: readonly ClipId[]): Promise<readonly Clip[]>;
  collections(): Answer<ReturnType<Library['collections']>>;
  searches(): Answer<ReturnType<Library['searches']>>;
};
type Answer<T> = T | Promise<T>;

/** What the library shows of the clips and lists of a model. */
export async function shownBy(library: ShownLibrary, model: Model): Promise<ReadonlyMap<string, Fields>> {
  const ids = [...model.targets.keys()].filter((id) => id !== lists.names && id !== lists.searches);
  const visible = new Set(await library.find(''));
  const clips = await library.clips(ids as ClipId[]);
  const shown = new Map<string, Fields>(
    clips.map(({ id, rating, flag, label, tags, collections, notes, title }) => [
      id,
      {
        rating,
        flag,
        label,
        tags: sorted(tags),
        collections: sorted(collections),
        notes,
        title,
        trashed: !visible.has(id),
      },
    ]),
  );
  shown.set(lists.names, {
    names: sorted((await library.collections()).collections.map(({ name }) => name)),
  });
  const { searches } = await library.searches();
  shown.set(lists.searches, Object.fromEntries(searches.map(({ id, name, query }) => [id, { name, query }])));
  return shown;
}

/** Values that an edit from outside allows besides the model's: by clip and field. */
export type Contested = ReadonlyMap<string, readonly unknown[]>;

export function contestKey(target: string, field: string): string {
  return `${target} ${field}`;
}

/** In words, what is not as the model has it. */
export function differencesFrom(
  model: Model,
  shown: ReadonlyMap<string, Fields>,
  contested: Contested,
): readonly string[] {
  const problems: string[] = [];
  for (const [target, fields] of model.targets) {
    const actual = shown.get(target);
    if (actual === undefined) {
      problems.push(`${target} is not there`);
      continue;
    }
    for (const [field, wanted] of Object.entries(wantedOf(model, target, fields, actual))) {
      const isAllowed = contested.get(contestKey(target, field))?.some((value) => same(value, actual[field]));
      if (same(wanted, actual[field]) || isAllowed === true) continue;
      problems.push(`${target} ${field}: ${JSON.stringify(wanted)} became ${JSON.stringify(actual[field])}`);
    }
  }
  return problems;
}

function wantedOf(model: Model, target: string, fields: Fields, actual: Fields): Fields {
  // A search that is gone and one that never was are the same.
  if (target === lists.searches)
    return { ...Object.fromEntries(Object.keys(actual).map((id) => [id, undefined])), ...fields };
  if (target !== lists.names) return fields;
  const filed = [...model.targets.values()]
    .filter(({ trashed }) => trashed === false)
    .flatMap(({ collections }) => (collections ?? []) as readonly string[]);
  return { names: sorted([...(fields['names'] as readonly string[]), ...filed]) };
}

/** Every row of the index that files alone must be able to tell again. */
export function indexRows(file: string): readonly string[] {
  const database = databaseAt(file);
  if (database === null) throw new Error('The index is not open');
  const clips = database
    .prepare(
      `SELECT id, path, facts, rating, flag, label, notes, missing, trashed, size_bytes, sha256 FROM clips
       JOIN clip_facts USING (number) ORDER BY id`,
    )
    .all();
  const tags = database.prepare('SELECT clip_id, tag, place FROM clip_tags ORDER BY clip_id, place').all();
  const filed = database
    .prepare('SELECT clip_id, name, place, position FROM clip_collections ORDER BY clip_id, place')
    .all();
  return [...clips, ...tags, ...filed].map((row) => JSON.stringify(row));
}

/** Hashes of all videos anywhere in the library's folder, the trash included. */
export function videosIn(root: string): ReadonlySet<string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true });
  return new Set(
    files
      .filter((entry) => entry.isFile() && entry.name.endsWith('.mp4'))
      .map((entry) =>
        createHash('sha256')
          .update(readFileSync(path.join(entry.parentPath, entry.name)))
          .digest('hex'),
      ),
  );
}

/** The sidecar texts of the library, by file. */
export function sidecarsIn(root: string): ReadonlyMap<string, string> {
  if (!existsSync(root)) return new Map();
  const files = readdirSync(root, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && entry.name !== 'trashed.json')
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !/\.dailies[/\\](?!trash)/.test(file))
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );
}
