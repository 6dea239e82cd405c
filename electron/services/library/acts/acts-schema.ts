import type { Migrations } from '../../sqlite.ts';

/**
 * <library>/.dailies/acts.sqlite: what the user did, so that it can be undone, and what of it is not yet in the sidecars. `target` is a
 * clip's id, or the name of one of the lists. `before` and `after` hold the fields that the act changed, `wish` what the file shall hold,
 * `known` what it may hold from us until then, `times` when
 * each field was last acted upon. A debt that is
 * paid stays until the index is safe on the disk as well: after a power loss the index may be older than the sidecars. A row of `moves` is a clip on its way into the trash or out of it.
 */
export const actMigrations: Migrations = [
  `
  CREATE TABLE acts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    clips INTEGER NOT NULL,
    state TEXT NOT NULL,
    undone_ms INTEGER
  ) STRICT;
  CREATE TABLE items (
    act_id INTEGER NOT NULL,
    target TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (act_id, target)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX items_by_target ON items (target, act_id);
  CREATE TABLE owed (
    target TEXT PRIMARY KEY,
    known TEXT NOT NULL,
    wish TEXT NOT NULL,
    times TEXT NOT NULL,
    version INTEGER NOT NULL,
    paid INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE moves (
    target TEXT PRIMARY KEY,
    act_id INTEGER NOT NULL,
    trashed INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
