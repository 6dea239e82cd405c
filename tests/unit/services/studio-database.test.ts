import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { surplus } from '../../../electron/services/studio-backups.ts';
import { openStudioDatabase } from '../../../electron/services/studio-database.ts';
import type { StudioDatabase } from '../../../electron/services/studio-database.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';

const day = 24 * 3_600_000;

async function world() {
  const folder = await scratchFolder();
  const clock = createVirtualClock();
  return { folder, clock, open: () => openStudioDatabase(folder, { clock, log: silentLog }) };
}

function note(studio: StudioDatabase, name: string): void {
  studio.database.prepare('INSERT INTO flags (name, value) VALUES (?, ?)').run(name, 'x');
}
function notes(studio: StudioDatabase): unknown[] {
  const rows = studio.database.prepare('SELECT name FROM flags WHERE value = ? ORDER BY name').all('x');
  return rows.map((row) => row['name']);
}
function paused(studio: StudioDatabase): unknown {
  return studio.database.prepare("SELECT value FROM flags WHERE name = 'queue-paused'").get()?.['value'];
}
/** Every file below a folder, with its content. */
const allIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .toSorted()
    .map((file) => [file, readFileSync(file).toString('base64')]);
const backupsIn = (folder: string) => readdirSync(path.join(folder, 'backups')).toSorted();

/** Lets the backup, which is real work on a real disk, come to its end. */
async function backedUp(folder: string, count: number): Promise<void> {
  await expect.poll(() => backupsIn(folder).filter((name) => name.endsWith('.sqlite'))).toHaveLength(count);
}

/** A folder with two backups, of which the newer knows both notes, and a third note that is in neither. */
async function withBackups() {
  const opened = await world();
  const studio = opened.open();
  studio.keepBackups();
  note(studio, 'first');
  await opened.clock.advance(60_000);
  await backedUp(opened.folder, 1);
  note(studio, 'second');
  await opened.clock.advance(600_000);
  await backedUp(opened.folder, 2);
  note(studio, 'third');
  await studio.close();
  return opened;
}

const garbage = Buffer.alloc(20_000, 7);

function blank(file: string): void {
  rmSync(file);
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.close();
}

describe('a damaged studio.sqlite', () => {
  it('gives way to its newest backup, and the queue waits for the user', async () => {
    const { folder, open } = await withBackups();
    writeFileSync(path.join(folder, 'studio.sqlite'), garbage);
    const studio = open();
    expect(notes(studio)).toEqual(['first', 'second']);
    expect(paused(studio)).toBe('restored');
    await studio.close();
  });

  it('is kept under another name', async () => {
    const { folder, open } = await withBackups();
    writeFileSync(path.join(folder, 'studio.sqlite'), garbage);
    await open().close();
    const kept = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    expect(kept).toHaveLength(1);
    expect(readFileSync(path.join(folder, kept[0] ?? ''))).toEqual(garbage);
  });

  it('is found out when only pages in its middle are torn', async () => {
    const { folder, open } = await withBackups();
    const file = path.join(folder, 'studio.sqlite');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x55, 4096 * 2));
    const studio = open();
    expect(notes(studio)).toEqual(['first', 'second']);
    await studio.close();
  });

  it('gives way to an older backup when the newest is damaged too', async () => {
    const { folder, open } = await withBackups();
    writeFileSync(path.join(folder, 'studio.sqlite'), garbage);
    writeFileSync(path.join(folder, 'backups', backupsIn(folder).at(-1) ?? ''), garbage);
    const studio = open();
    expect(notes(studio)).toEqual(['first']);
    await studio.close();
  });

  it('gives way to an empty one when there is no backup', async () => {
    const { folder, open } = await world();
    writeFileSync(path.join(folder, 'studio.sqlite'), garbage);
    const studio = open();
    expect(notes(studio)).toEqual([]);
    expect(paused(studio)).toBe('begun-anew');
    await studio.close();
  });

  it('may be a folder', async () => {
    const { folder, open } = await withBackups();
    const file = path.join(folder, 'studio.sqlite');
    rmSync(file);
    mkdirSync(path.join(file, 'something of the user’s'), { recursive: true });
    const studio = open();
    expect(notes(studio)).toEqual(['first', 'second']);
    await studio.close();
    const [kept = ''] = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    expect(readdirSync(path.join(folder, kept))).toEqual(['something of the user’s']);
  });

  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['empty', (file: string) => writeFileSync(file, '')],
    ['blank, its log lost before it was folded in', blank],
    ['of no known format', (file: string) => writeFileSync(file, readFileSync(file).fill(0x55, 40))],
    ['half', (file: string) => truncateSync(file, statSync(file).size >> 1)],
  ])('may be %s', async (_name, harm) => {
    const { folder, open } = await withBackups();
    harm(path.join(folder, 'studio.sqlite'));
    const studio = open();
    expect(notes(studio)).toEqual(['first', 'second']);
    expect(paused(studio)).toBe('restored');
    await studio.close();
  });

  it('leaves no log behind that would be taken for the new one’s', async () => {
    const { folder, open } = await withBackups();
    const file = path.join(folder, 'studio.sqlite');
    const log = `${file}-wal`;
    const writer = new DatabaseSync(file);
    writer.exec("INSERT INTO flags (name, value) VALUES ('late', 'x')");
    const bytes = readFileSync(log);
    writer.close();
    // As a kill between two renames leaves it: the damaged file is gone, its log is not.
    rmSync(file);
    writeFileSync(log, bytes);
    const studio = open();
    expect(notes(studio)).toEqual(['first', 'second']);
    await studio.close();
  });

  it('is replaced whole or not at all, wherever a kill comes', async () => {
    const { folder, open } = await withBackups();
    const file = path.join(folder, 'studio.sqlite');
    // What is left when it comes before the last rename: the copy ready, the damaged file set aside.
    copyFileSync(path.join(folder, 'backups', backupsIn(folder).at(-1) ?? ''), `${file}.restoring`);
    renameSync(file, `${file}.damaged-2026`);
    const studio = open();
    expect([notes(studio), paused(studio)]).toEqual([['first', 'second'], 'restored']);
    await studio.close();
    expect(existsSync(`${file}.restoring`)).toBe(false);
  });
});

describe('what may have been bought since the backup', () => {
  function addTake(studio: StudioDatabase, id: string, state: string, service: string): void {
    studio.database.exec(`
      INSERT OR IGNORE INTO drafts (id, prompt, negative_prompt, aspect_ratio, duration_s, created_ms, updated_ms)
        VALUES ('d', 'p', '', '16:9', 5, 1, 1);
      INSERT OR IGNORE INTO revisions (id, draft_id, number, prompt, negative_prompt, aspect_ratio, duration_s, created_ms)
        VALUES ('r', 'd', 1, 'p', '', '16:9', 5, 1);
      INSERT INTO takes (id, revision_id, intent, intent_index, model, service, state, position, created_ms, agreed_micros, price_micros, money)
      VALUES ('${id}', 'r', '${id}', 0, 'm', '${service}', '${state}', 1, 1, 1, 1, 'not-spent')`);
  }

  it('asks before it is sent; practice and what is on its way do not', async () => {
    const { folder, clock, open } = await world();
    const first = open();
    first.keepBackups();
    for (const [id, state] of Object.entries({ q: 'queued', c: 'cancelled', r: 'running' })) {
      addTake(first, id, state, 'https://service.test/');
    }
    addTake(first, 'p', 'queued', 'practice');
    await clock.advance(60_000);
    await backedUp(folder, 1);
    await first.close();
    writeFileSync(path.join(folder, 'studio.sqlite'), garbage);
    const studio = open();
    const rows = studio.database.prepare('SELECT id, hold FROM takes ORDER BY id').all();
    expect(rows.map((row) => [row['id'], row['hold']])).toEqual([
      ['c', 'maybe-bought'],
      ['p', null],
      ['q', 'maybe-bought'],
      ['r', null],
    ]);
    await studio.close();
  });
});

describe('a sound studio.sqlite', () => {
  it('is opened as it was left', async () => {
    const { open } = await withBackups();
    const studio = open();
    expect(notes(studio)).toEqual(['first', 'second', 'third']);
    expect(paused(studio)).toBeUndefined();
    await studio.close();
  });

  it.each(['WAL', 'DELETE'])('of a newer program stays as it is, byte for byte: %s', async (journal) => {
    const { folder, open } = await withBackups();
    const newer = new DatabaseSync(path.join(folder, 'studio.sqlite'));
    newer.exec(`PRAGMA journal_mode = ${journal}; PRAGMA user_version = 999; CREATE TABLE later (x)`);
    newer.close();
    const before = allIn(folder);
    expect(open).toThrow('999 is newer');
    expect(allIn(folder)).toEqual(before);
  });

  it('of a newer program stays where it is, whatever words its tables are made with', async () => {
    const { folder, open } = await withBackups();
    const newer = new DatabaseSync(path.join(folder, 'studio.sqlite'), { defensive: false });
    newer.exec(`PRAGMA user_version = 999; CREATE TABLE later (x); PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = 'CREATE TABLE later (x) MADE ANEW' WHERE name = 'later'`);
    newer.close();
    const before = allIn(folder);
    expect(open).toThrow('999 is newer');
    expect(allIn(folder)).toEqual(before);
  });
});

describe('backups', () => {
  it('are made when something has changed, and only then', async () => {
    const { folder, clock, open } = await world();
    const studio = open();
    studio.keepBackups();
    await clock.advance(60_000);
    await backedUp(folder, 1);
    await clock.advance(day / 4);
    expect(backupsIn(folder)).toHaveLength(1);
    note(studio, 'changed');
    await clock.advance(600_000);
    await backedUp(folder, 2);
    await studio.close();
  });

  it('clear away what a kill in the middle of one has left', async () => {
    const { folder, clock, open } = await world();
    mkdirSync(path.join(folder, 'backups'));
    writeFileSync(path.join(folder, 'backups', '2026-11-22T10-00-00.000Z.sqlite.unfinished'), garbage);
    writeFileSync(path.join(folder, 'backups', '2026-11-22T10-00-00.000Z.sqlite.unfinished-journal'), '');
    const studio = open();
    studio.keepBackups();
    await clock.advance(60_000);
    await backedUp(folder, 1);
    expect(backupsIn(folder)).toHaveLength(1);
    await studio.close();
  });

  it('are not made of a file that has been damaged meanwhile', async () => {
    const { folder, clock, open } = await withBackups();
    const studio = open();
    studio.keepBackups();
    studio.database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size = 0');
    const file = path.join(folder, 'studio.sqlite');
    writeFileSync(file, readFileSync(file).fill(0x55, 4096 * 2), { flag: 'r+' });
    await clock.advance(60_000);
    await studio.close();
    expect(backupsIn(folder).filter((name) => name.endsWith('.sqlite'))).toHaveLength(2);
  });

  it('are the newest three and the newest of each of seven days', () => {
    const names = Array.from({ length: 10 }, (_, ago) => 20 - ago).flatMap((date) =>
      ['T20', 'T10', 'T05'].map((hour) => `2026-11-${date}${hour}.sqlite`),
    );
    const gone = new Set(surplus(names));
    expect(names.filter((name) => !gone.has(name))).toEqual([
      '2026-11-20T20.sqlite',
      '2026-11-20T10.sqlite',
      '2026-11-20T05.sqlite',
      '2026-11-19T20.sqlite',
      '2026-11-18T20.sqlite',
      '2026-11-17T20.sqlite',
      '2026-11-16T20.sqlite',
      '2026-11-15T20.sqlite',
      '2026-11-14T20.sqlite',
    ]);
  });
});
