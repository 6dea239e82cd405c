import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { phraseId, type Phrase, type PhraseId } from '../../shared/contract/phrasebook.ts';
import { AppError } from '../../shared/errors.ts';
import { elementKinds } from '../../shared/craft/elements.ts';
import { phraseKinds } from '../../shared/phrase-kinds.ts';
import type { Clock, Random } from './ports.ts';

export type Phrasebook = ReturnType<typeof createPhrasebook>;

type Wish = Pick<Phrase, 'kind' | 'name' | 'body'> & {
  readonly id?: PhraseId | undefined;
  readonly element?: Phrase['element'];
};

/** So many accepted words are remembered; those that were used longest ago go first. */
const rememberedAtMost = 500;

/** The user's own snippets, shelves, elements and presets, and the words accepted before: in studio.sqlite, so offline too. */
export function createPhrasebook(
  ports: { readonly clock: Clock; readonly random: Random; readonly database: DatabaseSync },
  options: { onChanged(): void },
) {
  const { clock, random, database } = ports;
  /** Removed in this run of the studio, so that it can be undone. */
  const removed = new Map<PhraseId, Phrase>();
  const insert = database.prepare(
    `INSERT INTO phrases (id, kind, name, body, element, uses, used_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, body = excluded.body, element = excluded.element`,
  );
  const byName = database.prepare('SELECT id FROM phrases WHERE kind = ? AND name = ? AND id <> ?');

  function find(id: PhraseId): Phrase | null {
    const row = database.prepare('SELECT * FROM phrases WHERE id = ?').get(id);
    return row === undefined ? null : phraseOf(row);
  }

  function write(phrase: Phrase): Phrase {
    const { id, kind, name, body, element, uses, usedAtMs } = phrase;
    if (name !== '' && byName.get(kind, name, id) !== undefined) {
      throw new AppError('conflict', `There is a ${kind} of this name`);
    }
    insert.run(id, kind, name, body, element, uses, usedAtMs);
    options.onChanged();
    return phrase;
  }

  return {
    list: (): Phrase[] =>
      database.prepare('SELECT * FROM phrases ORDER BY kind, name, used_ms DESC, id').all().map(phraseOf),
    /** Throws `not-found` for an unknown id, `conflict` for a name that is taken. */
    put(wish: Wish): Phrase {
      const { id, kind, name, body, element = null } = wish;
      const before = id === undefined ? null : find(id);
      if (id !== undefined && before === null) throw new AppError('not-found', `No phrase ${id}`);
      const known = before ?? { id: phraseId.parse(random.id(16)), uses: 0, usedAtMs: null };
      return write({ ...known, kind, name: name.trim(), body, element: kind === 'element' ? element : null });
    },
    remove(id: PhraseId): void {
      const phrase = find(id);
      if (phrase === null) throw new AppError('not-found', `No phrase ${id}`);
      database.prepare('DELETE FROM phrases WHERE id = ?').run(id);
      removed.set(id, phrase);
      options.onChanged();
    },
    /** Throws `not-found`, and `conflict` where another took its name meanwhile. */
    restore(id: PhraseId): Phrase {
      const phrase = removed.get(id);
      if (phrase === undefined) throw new AppError('not-found', `No phrase ${id} was removed`);
      const written = write(phrase);
      removed.delete(id);
      return written;
    },
    used(body: string): void {
      const now = clock.now();
      const { changes } = database
        .prepare('UPDATE phrases SET uses = uses + 1, used_ms = ? WHERE body = ?')
        .run(now, body);
      if (Number(changes) === 0) {
        insert.run(random.id(16), 'accepted', '', body, null, 1, now);
        database
          .prepare(
            `DELETE FROM phrases WHERE kind = 'accepted' AND id NOT IN
               (SELECT id FROM phrases WHERE kind = 'accepted' ORDER BY used_ms DESC, id LIMIT ?)`,
          )
          .run(rememberedAtMost);
      }
      options.onChanged();
    },
  };
}

function phraseOf(row: Readonly<Record<string, SQLOutputValue>>): Phrase {
  const kind = phraseKinds.find((known) => known === row['kind']);
  if (kind === undefined)
    throw new Error(`The phrasebook holds a kind it does not know: ${String(row['kind'])}`);
  return {
    id: phraseId.parse(row['id']),
    kind,
    name: String(row['name']),
    body: String(row['body']),
    // A kind of a later version is any kind here.
    element: elementKinds.find((known) => known === row['element']) ?? null,
    uses: Number(row['uses']),
    usedAtMs: row['used_ms'] === null ? null : Number(row['used_ms']),
  };
}
