import type { Migrations } from './sqlite.ts';

/**
 * <userData>/studio.sqlite: what must work while the library's disk is away. Times are Unix milliseconds, amounts micro-dollars.
 * `takes.service` is 'practice' or the base URL the take is bought from, fixed when it is queued, so that a take queued for free
 * is never bought and a bought one is never asked for elsewhere. `sent_ms` is when a POST last began, kept when the take goes
 * back to the queue; `submitted_ms` only while it may have been bought. `took_ms` is how long the service needed, as observed.
 */
export const studioMigrations: Migrations = [
  `
  CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    own_title TEXT,
    prompt TEXT NOT NULL,
    negative_prompt TEXT NOT NULL,
    aspect_ratio TEXT NOT NULL,
    duration_s INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    trashed_ms INTEGER
  ) STRICT;

  CREATE TABLE revisions (
    id TEXT PRIMARY KEY,
    draft_id TEXT NOT NULL REFERENCES drafts (id),
    number INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    negative_prompt TEXT NOT NULL,
    aspect_ratio TEXT NOT NULL,
    duration_s INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    UNIQUE (draft_id, number)
  ) STRICT;

  CREATE TABLE takes (
    id TEXT PRIMARY KEY,
    revision_id TEXT NOT NULL REFERENCES revisions (id),
    intent TEXT NOT NULL,
    intent_index INTEGER NOT NULL,
    model TEXT NOT NULL,
    service TEXT NOT NULL,
    state TEXT NOT NULL,
    position REAL NOT NULL,
    hold TEXT,
    created_ms INTEGER NOT NULL,
    sent_ms INTEGER,
    submitted_ms INTEGER,
    accepted_ms INTEGER,
    completed_ms INTEGER,
    ended_ms INTEGER,
    dismissed_ms INTEGER,
    remote_id TEXT,
    remote_created_ms INTEGER,
    outputs TEXT NOT NULL DEFAULT '[]',
    flagged INTEGER NOT NULL DEFAULT 0,
    agreed_micros INTEGER NOT NULL,
    price_micros INTEGER NOT NULL,
    cost_micros INTEGER,
    money TEXT NOT NULL,
    failure_code TEXT,
    failure_detail TEXT,
    clip_id TEXT,
    inference_ms INTEGER,
    took_ms INTEGER,
    looks INTEGER NOT NULL DEFAULT 0,
    looked_ms INTEGER,
    candidates TEXT NOT NULL DEFAULT '[]',
    UNIQUE (intent, intent_index)
  ) STRICT;
  CREATE INDEX takes_by_state ON takes (state, position);
  CREATE INDEX takes_by_revision ON takes (revision_id);
  CREATE INDEX takes_by_submission ON takes (submitted_ms) WHERE submitted_ms IS NOT NULL;
  CREATE INDEX takes_by_sending ON takes (service, sent_ms) WHERE sent_ms IS NOT NULL;
  CREATE INDEX takes_by_completion ON takes (service, model, completed_ms) WHERE took_ms IS NOT NULL;
  CREATE UNIQUE INDEX takes_by_remote ON takes (service, remote_id) WHERE remote_id IS NOT NULL;

  CREATE TABLE take_events (
    id INTEGER PRIMARY KEY,
    take_id TEXT NOT NULL REFERENCES takes (id),
    at_ms INTEGER NOT NULL,
    from_state TEXT,
    to_state TEXT NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT
  ) STRICT;
  CREATE INDEX take_events_by_take ON take_events (take_id, id);

  CREATE TABLE flags (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // The ledger. `agreed_micros` is what the user saw, `quoted_micros` the live price at the sending, `cost_micros` what was billed.
  `
  ALTER TABLE takes ADD COLUMN quoted_micros INTEGER;
  ALTER TABLE takes ADD COLUMN refunded_ms INTEGER;
  CREATE INDEX takes_by_billing ON takes (service, ended_ms)
    WHERE remote_id IS NOT NULL AND (money = 'refund-expected' OR (money = 'spent' AND cost_micros IS NULL));
  `,
  // `took_ms` is the middle of the gap between two looks in which a take ended; how wide that was says what it is worth.
  `ALTER TABLE takes ADD COLUMN took_gap_ms INTEGER;`,
  // The writing room. `source_*` is the text as written where it differs from what is sent; `choices` what was taken where it varies.
  `
  ALTER TABLE drafts ADD COLUMN binder TEXT;
  CREATE TABLE draft_binders (name TEXT PRIMARY KEY COLLATE NOCASE) STRICT;
  CREATE TABLE draft_undo (
    draft_id TEXT PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE,
    prompt TEXT,
    negative_prompt TEXT,
    saved_ms INTEGER NOT NULL
  ) STRICT;
  ALTER TABLE revisions ADD COLUMN name TEXT;
  ALTER TABLE revisions ADD COLUMN source_prompt TEXT;
  ALTER TABLE revisions ADD COLUMN source_negative_prompt TEXT;
  ALTER TABLE revisions ADD COLUMN choices TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE revisions ADD COLUMN pinned TEXT NOT NULL DEFAULT 'take';
  CREATE TABLE phrases (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    body TEXT NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    used_ms INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX phrases_by_name ON phrases (kind, name) WHERE name <> '';
  CREATE UNIQUE INDEX phrases_by_body ON phrases (body) WHERE kind = 'accepted';
  `,
  // Which part of a shot a kept element is, so that it is offered in that part's place.
  `ALTER TABLE phrases ADD COLUMN element TEXT;`,
];
