import type { DatabaseSync } from 'node:sqlite';
import type { DraftId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { transaction } from '../sqlite.ts';

/** The user's folders of drafts, one level deep. Names differ by more than their case. */
export function createBinders(database: DatabaseSync, onChanged: () => void) {
  const add = database.prepare('INSERT OR IGNORE INTO draft_binders (name) VALUES (?)');
  const find = database.prepare('SELECT name FROM draft_binders WHERE name = ?');
  const bind = database.prepare('UPDATE drafts SET binder = ? WHERE id = ?');

  /** The name as it is written where it exists already in another case. */
  function ensure(name: string): string {
    add.run(name);
    return String(find.get(name)?.['name'] ?? name);
  }

  return {
    list: (): string[] =>
      database
        .prepare('SELECT name FROM draft_binders ORDER BY name')
        .all()
        .map(({ name }) => String(name)),
    /** Throws `not-found`, and then binds none. */
    bind(ids: readonly DraftId[], binder: string | null): void {
      transaction(database, () => {
        const name = binder === null ? null : ensure(binder);
        for (const id of ids) {
          if (Number(bind.run(name, id).changes) === 0) throw new AppError('not-found', `No draft ${id}`);
        }
      });
      onChanged();
    },
    make(name: string): void {
      ensure(name);
      onChanged();
    },
    rename(from: string, to: string): void {
      transaction(database, () => {
        if (find.get(from) === undefined) throw new AppError('not-found', 'No such binder');
        database.prepare('DELETE FROM draft_binders WHERE name = ?').run(from);
        database
          .prepare('UPDATE drafts SET binder = ? WHERE binder = ? COLLATE NOCASE')
          .run(ensure(to), from);
      });
      onChanged();
    },
    /** Its drafts stay, in none. */
    remove(name: string): void {
      transaction(database, () => {
        database.prepare('DELETE FROM draft_binders WHERE name = ?').run(name);
        database.prepare('UPDATE drafts SET binder = NULL WHERE binder = ? COLLATE NOCASE').run(name);
      });
      onChanged();
    },
  };
}
