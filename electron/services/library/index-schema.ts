import type { Migrations } from '../sqlite.ts';

/**
 * <library>/.dailies/index.sqlite: nothing in it is known only here, except which posters and strips failed. `path` is
 * relative, with '/'; `facts` is the part of a clip that neither moving nor judging it changes. The file times tell what a scan may skip.
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
  // Rows that a rating rewrites stay narrow: texts lie apart. Sidecars are read again, as the words of recipes were never kept as such.
  `
  CREATE TABLE numbered_clips (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    take_id TEXT,
    output_index INTEGER NOT NULL,
    draft_id TEXT,
    model TEXT,
    service TEXT,
    title TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    kept_ms INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    cost_micros INTEGER,
    sha256 TEXT NOT NULL,
    flagged INTEGER NOT NULL,
    has_prompt INTEGER NOT NULL,
    has_negative INTEGER NOT NULL,
    poster TEXT NOT NULL,
    strip TEXT NOT NULL,
    missing INTEGER NOT NULL,
    trashed INTEGER NOT NULL,
    file_ms INTEGER NOT NULL,
    sidecar_ms INTEGER,
    rating INTEGER NOT NULL,
    flag TEXT,
    label TEXT,
    notes TEXT NOT NULL
  ) STRICT;
  INSERT INTO numbered_clips
    SELECT NULL, id, take_id, output_index, facts ->> 'draftId', facts ->> 'model', facts ->> 'service', facts ->> 'title', path, kept_ms,
      facts ->> 'createdAtMs', facts ->> 'durationMs', width, height, size_bytes, facts ->> 'costMicros', sha256,
      coalesce(facts ->> 'flagged', 0), 0, 0, poster, strip, missing, trashed, -1, iif(sidecar_ms IS NULL, NULL, -1), rating, flag,
      label, notes
    FROM clips;
  CREATE TABLE clip_facts (
    number INTEGER PRIMARY KEY REFERENCES numbered_clips ON DELETE CASCADE,
    facts TEXT NOT NULL
  ) STRICT;
  INSERT INTO clip_facts SELECT number, clips.facts FROM clips JOIN numbered_clips USING (id);
  CREATE TABLE old_tags AS SELECT * FROM clip_tags;
  CREATE TABLE old_collections AS SELECT * FROM clip_collections;
  DROP TABLE clip_tags;
  DROP TABLE clip_collections;
  DROP TABLE clips;
  ALTER TABLE numbered_clips RENAME TO clips;
  CREATE INDEX clips_by_take ON clips (take_id, output_index) WHERE take_id IS NOT NULL;
  CREATE INDEX clips_by_hash ON clips (sha256);
  CREATE INDEX clips_by_poster ON clips (kept_ms DESC) WHERE poster = 'wanted' AND trashed = 0 AND missing = 0;
  CREATE INDEX clips_by_strip ON clips (kept_ms DESC) WHERE strip = 'wanted' AND trashed = 0 AND missing = 0;
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
  INSERT INTO clip_tags SELECT * FROM old_tags;
  INSERT INTO clip_collections SELECT * FROM old_collections;
  DROP TABLE old_tags;
  DROP TABLE old_collections;

  CREATE VIRTUAL TABLE clip_text USING fts5 (
    title, prompt, negative, note, tag, collection, name,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1'
  );
  CREATE TRIGGER clips_forgotten AFTER DELETE ON clips BEGIN
    DELETE FROM clip_text WHERE rowid = old.number;
  END;

  CREATE TABLE totals (clips INTEGER NOT NULL, size_bytes INTEGER NOT NULL) STRICT;
  INSERT INTO totals SELECT count(*), coalesce(sum(size_bytes), 0) FROM clips WHERE trashed = 0;
  CREATE TRIGGER totals_grow AFTER INSERT ON clips WHEN new.trashed = 0 BEGIN
    UPDATE totals SET clips = clips + 1, size_bytes = size_bytes + new.size_bytes;
  END;
  CREATE TRIGGER totals_shrink AFTER DELETE ON clips WHEN old.trashed = 0 BEGIN
    UPDATE totals SET clips = clips - 1, size_bytes = size_bytes - old.size_bytes;
  END;
  CREATE TRIGGER totals_change AFTER UPDATE OF trashed, size_bytes ON clips
  WHEN old.trashed <> new.trashed OR old.size_bytes <> new.size_bytes BEGIN
    UPDATE totals SET
      clips = clips + old.trashed - new.trashed,
      size_bytes = size_bytes + (1 - new.trashed) * new.size_bytes - (1 - old.trashed) * old.size_bytes;
  END;
  `,
];
