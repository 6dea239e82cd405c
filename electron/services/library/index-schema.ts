import type { Migrations } from '../sqlite.ts';

/**
 * <library>/.dailies/index.sqlite: nothing in it is known only here, except which posters and strips failed. `path` is relative, with '/'; `facts`
 * is the part of a clip that does not change by moving it; `folded` what a search looks at. The file times tell what a scan may skip.
 * `place` keeps the order of the sidecar's list, `position` is where the clip stands in a collection put in order by hand.
 */
export const indexMigrations: Migrations = [
  `
  CREATE TABLE clips (
    id TEXT PRIMARY KEY,
    take_id TEXT,
    path TEXT NOT NULL UNIQUE,
    kept_ms INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    facts TEXT NOT NULL,
    folded TEXT NOT NULL,
    poster TEXT NOT NULL DEFAULT 'wanted',
    missing INTEGER NOT NULL DEFAULT 0,
    trashed INTEGER NOT NULL DEFAULT 0,
    file_ms INTEGER NOT NULL,
    sidecar_ms INTEGER
  ) STRICT;
  CREATE INDEX clips_by_take ON clips (take_id) WHERE take_id IS NOT NULL;
  CREATE INDEX clips_by_time ON clips (trashed, kept_ms DESC, id DESC);
  CREATE INDEX clips_by_hash ON clips (sha256);
  CREATE INDEX clips_by_poster ON clips (kept_ms DESC) WHERE poster = 'wanted' AND trashed = 0 AND missing = 0;
  `,
  `
  ALTER TABLE clips ADD COLUMN output_index INTEGER NOT NULL DEFAULT 0;
  DROP INDEX clips_by_take;
  CREATE INDEX clips_by_take ON clips (take_id, output_index) WHERE take_id IS NOT NULL;
  `,
  // What the user says of a clip. No sidecar has a time before 1970, so that the next look reads all of them again.
  `
  ALTER TABLE clips ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE clips ADD COLUMN flag TEXT;
  ALTER TABLE clips ADD COLUMN label TEXT;
  ALTER TABLE clips ADD COLUMN notes TEXT NOT NULL DEFAULT '';
  ALTER TABLE clips ADD COLUMN strip TEXT NOT NULL DEFAULT 'wanted';
  CREATE TABLE clip_tags (
    clip_id TEXT NOT NULL REFERENCES clips (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (clip_id, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX clip_tags_by_tag ON clip_tags (tag, clip_id);
  CREATE TABLE clip_collections (
    clip_id TEXT NOT NULL REFERENCES clips (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    position REAL,
    PRIMARY KEY (clip_id, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX clip_collections_by_name ON clip_collections (name, position, clip_id);
  UPDATE clips SET sidecar_ms = -1 WHERE sidecar_ms IS NOT NULL;
  `,
  `
  CREATE INDEX clips_by_strip ON clips (kept_ms DESC) WHERE strip = 'wanted' AND trashed = 0 AND missing = 0;
  `,
];
