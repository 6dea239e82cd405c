import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import { openActs } from '../../../electron/services/library/acts/open-acts.ts';
import { openIndex } from '../../../electron/services/library/open-index.ts';
import { FailedMigration, openDatabase } from '../../../electron/services/sqlite.ts';
import { startProblemWords } from '../../../electron/services/start-words.ts';
import { openStudioDatabase } from '../../../electron/services/studio-database.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { stores } from '../../fixtures/databases/contents.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/databases');
const id = clipId.parse('clip00000001');

/** A database as a program of that version left it, in a folder of its own. */
async function left(store: string, version: number): Promise<string> {
  const file = path.join(await scratchFolder(), `${store}.sqlite`);
  copyFileSync(path.join(fixtures, `${store}-${version}.sqlite`), file);
  return file;
}

function ports() {
  return { clock: createVirtualClock(), log: silentLog };
}

function versionOf(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
  database.close();
  return version;
}

const versionsOf = (store: string) =>
  stores.find(({ name }) => name === store)?.migrations.map((_, at) => at + 1) ?? [];

it('every version of every store has a fixture, of that version', () => {
  for (const { name, migrations } of stores)
    for (const at of migrations.keys())
      expect(versionOf(path.join(fixtures, `${name}-${at + 1}.sqlite`))).toBe(at + 1);
});

describe('an index', () => {
  it.each(versionsOf('index').slice(0, -1))('of version %i opens with what it knew', async (version) => {
    const { index } = openIndex(await left('index', version), 'disk', ports());
    expect(index.get(id)).toMatchObject({
      path: '2026-11/fox.mp4',
      takeId: 'take00000001',
      outputIndex: version >= 2 ? 1 : 0,
      poster: 'ready',
      facts: { draftId: 'draft00000001', title: 'Fox in falling snow', costMicros: 1_300_000 },
      curation:
        version >= 3
          ? { rating: 4, flag: 'keep', tags: ['animal/fox'], collectionOrder: { 'Client A': 2.5 } }
          : { rating: 0, tags: [] },
    });
    expect(index.totals()).toEqual({ clips: 1, sizeBytes: 4096 });
    index.close();
  });
});

describe('the record of acts', () => {
  it.each(versionsOf('acts'))('of version %i opens with what it knew', async (version) => {
    const acts = openActs(await left('acts', version), 'disk', ports());
    expect(acts.atHand().undo).toMatchObject({ kind: 'rate', clips: 1 });
    expect(acts.owed(id)).toMatchObject({ wish: { rating: 4 } });
    acts.close();
  });
});

describe('the studio’s database', () => {
  it.each(versionsOf('studio'))('of version %i opens with what it knew', async (version) => {
    const file = await left('studio', version);
    const { database, close } = openStudioDatabase(path.dirname(file), ports());
    const one = (sql: string) => database.prepare(sql).get();
    expect(one('SELECT prompt, binder FROM drafts')).toEqual({
      prompt: 'A fox in falling snow',
      binder: null,
    });
    expect(one('SELECT number, name, pinned FROM revisions')).toEqual({
      number: 3,
      name: version >= 4 ? 'The good one' : null,
      pinned: 'take',
    });
    expect(one('SELECT remote_id, cost_micros, quoted_micros, took_gap_ms FROM takes')).toEqual({
      remote_id: 'remote-1',
      cost_micros: 1_300_000,
      quoted_micros: version >= 2 ? 1_290_000 : null,
      took_gap_ms: version >= 3 ? 5000 : null,
    });
    expect(one('SELECT cause FROM take_events')).toEqual({ cause: 'asked' });
    await close();
  });
});

describe('before a migration', () => {
  const migrations = ['CREATE TABLE notes (text TEXT)', 'ALTER TABLE notes ADD COLUMN more TEXT'];

  function write(file: string, versions: readonly string[], text: string): void {
    const database = openDatabase(file, versions, 'full');
    database.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
    database.close();
  }

  function textsIn(file: string): unknown[] {
    const database = new DatabaseSync(file, { readOnly: true });
    const rows = database.prepare('SELECT text FROM notes').all();
    database.close();
    return rows.map((row) => row['text']);
  }

  it('a whole copy is put beside the file, and a new file needs none', async () => {
    const file = path.join(await scratchFolder(), 'a.sqlite');
    write(file, migrations.slice(0, 1), 'old');
    expect(existsSync(`${file}.version-1`)).toBe(false);
    write(file, migrations, 'new');
    expect(textsIn(`${file}.version-1`)).toEqual(['old']);
    expect(versionOf(`${file}.version-1`)).toBe(1);
    expect(textsIn(file)).toEqual(['old', 'new']);
  });

  it('no more than two copies are kept, the newest', async () => {
    const file = path.join(await scratchFolder(), 'a.sqlite');
    const many = [
      migrations[0] ?? '',
      ...[2, 3, 4, 5].map((at) => `ALTER TABLE notes ADD COLUMN m${at} TEXT`),
    ];
    for (const [at] of many.entries()) write(file, many.slice(0, at + 1), `version ${at + 1}`);
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual([
      'a.sqlite',
      'a.sqlite.version-3',
      'a.sqlite.version-4',
    ]);
  });

  it('one that fails leaves the old file as it was, and says so', async () => {
    const file = path.join(await scratchFolder(), 'a.sqlite');
    write(file, migrations.slice(0, 1), 'old');
    const broken = [...migrations, 'CREATE TABLE more (text TEXT); INSERT INTO nowhere VALUES (1)'];
    let thrown: unknown = null;
    try {
      openDatabase(file, broken.toSpliced(1, 1), 'full');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FailedMigration);
    expect(startProblemWords(thrown, '/data')).toMatch(/They are as they were, with a copy beside them/);
    expect(versionOf(file)).toBe(1);
    expect(textsIn(file)).toEqual(['old']);
    expect(textsIn(`${file}.version-1`)).toEqual(['old']);
    write(file, migrations, 'new');
    expect(textsIn(file)).toEqual(['old', 'new']);
  });

  it('a copy that cannot be written stops it, and the file stays as it was', async () => {
    const file = path.join(await scratchFolder(), 'a.sqlite');
    write(file, migrations.slice(0, 1), 'old');
    const before = readFileSync(file);
    mkdirSync(`${file}.version-1`);
    expect(() => openDatabase(file, migrations, 'full')).toThrow('EISDIR');
    expect(versionOf(file)).toBe(1);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
