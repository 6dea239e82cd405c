import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { actId, type ActId } from '../../../../shared/contract/ids.ts';
import type { ActKind } from '../../../../shared/contract/curation.ts';
import { transaction } from '../../sqlite.ts';
import { debtAfter, debtOfWhole, type Debt, type Fields } from './fields.ts';

/** One clip, or one of the library's lists, before an act and after it: only the fields that it changed. */
export type ActItem = { readonly target: string; readonly before: Fields; readonly after: Fields };

/** A clip that an act sends into the trash, or brings home. */
export type ActMove = { readonly target: string; readonly trashed: boolean };

export type Act = {
  readonly id: ActId;
  readonly kind: ActKind;
  readonly atMs: number;
  readonly clips: number;
  readonly state: 'done' | 'undone' | 'dropped';
  readonly undoneMs: number | null;
};

export type Owed = Debt & { readonly target: string; readonly version: number };

/** How an act that is recorded, undone or done again comes onto the disk: whole or not at all. */
export type Writing = {
  readonly items: readonly ActItem[];
  readonly moves: readonly ActMove[];
  readonly atMs: number;
  /** Called between portions of a large act, within its transaction. */
  pause(): Promise<void>;
};

export type ActStore = {
  /** False where the disk would not have it: then nothing may be done that must be kept. */
  readonly isDurable: boolean;
  record(kind: ActKind, clips: number, writing: Writing): Promise<ActId>;
  /** `items` is what turns the clips; the act keeps its own. */
  turn(id: ActId, state: 'done' | 'undone', writing: Writing): Promise<void>;
  atHand(): { readonly undo: Act | null; readonly redo: Act | null };
  /** In the order of targets, those after one. */
  itemsOf(id: ActId, after: string, limit: number): readonly ActItem[];
  actsOn(target: string): readonly { readonly act: Act; readonly item: ActItem }[];
  owed(target: string): Owed | null;
  /** Owes clips whole sidecars, with what is known of them. In one transaction. */
  oweWhole(clips: readonly { readonly target: string; readonly fields: Fields }[], atMs: number): void;
  owedAfter(target: string, limit: number): readonly Owed[];
  owedCount(): number;
  /** Those that no later act has changed; `wish` is what the file holds now, where somebody else's edit has won. */
  paid(debts: readonly Pick<Owed, 'target' | 'version' | 'wish'>[]): void;
  /** What is owed, or was since `forgetPaid`: after a power loss the index may know less of it than the sidecars. */
  unsafeTargets(): readonly string[];
  /** The index is as safe as the sidecars are. */
  forgetPaid(): void;
  moves(limit: number): readonly (ActMove & { readonly act: ActId })[];
  /** `isVoid`: it could not be made, so the act has not touched this clip. */
  moved(target: string, isVoid: boolean): void;
  /** Forgets a little of what is too old to be undone; false when nothing is left to forget. */
  forget(): boolean;
  close(): void;
};

const portion = 200;
/** Acts beyond these cannot be undone any more. */
const mostActs = 1000;

type Row = Readonly<Record<string, SQLOutputValue>>;

export function createActStore(database: DatabaseSync, isDurable: boolean): ActStore {
  const insertAct = database.prepare(
    "INSERT INTO acts (kind, at_ms, clips, state) VALUES (?, ?, ?, 'done') RETURNING id",
  );
  const drop = database.prepare("UPDATE acts SET state = 'dropped' WHERE state = 'undone'");
  const insertItem = database.prepare(
    'INSERT INTO items (act_id, target, before, after) VALUES (?, ?, ?, ?)',
  );
  const flip = database.prepare('UPDATE acts SET state = ?, undone_ms = ? WHERE id = ?');
  const owedOne = database.prepare('SELECT * FROM owed WHERE target = ? AND paid = 0');
  const owedOrPaid = database.prepare('SELECT * FROM owed WHERE target = ?');
  const owedSome = database.prepare(
    'SELECT * FROM owed WHERE target > ? AND paid = 0 ORDER BY target LIMIT ?',
  );
  const owedAll = database.prepare('SELECT count(*) AS count FROM owed WHERE paid = 0');
  const owe = database.prepare(
    `INSERT INTO owed (target, known, wish, times, version) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (target) DO UPDATE SET known = excluded.known, wish = excluded.wish, times = excluded.times,
       version = excluded.version, paid = 0`,
  );
  const pay = database.prepare('UPDATE owed SET paid = 1, wish = ? WHERE target = ? AND version = ?');
  const unsafe = database.prepare('SELECT target FROM owed');
  const forgetPaid = database.prepare('DELETE FROM owed WHERE paid = 1');
  const send = database.prepare('INSERT OR REPLACE INTO moves (target, act_id, trashed) VALUES (?, ?, ?)');
  const underway = database.prepare('SELECT * FROM moves ORDER BY target LIMIT ?');
  const arrive = database.prepare('DELETE FROM moves WHERE target = ?');
  const unitem = database.prepare('DELETE FROM items WHERE act_id = ? AND target = ?');
  const fewer = database.prepare('UPDATE acts SET clips = clips - 1 WHERE id = ?');
  const moveOf = database.prepare('SELECT act_id FROM moves WHERE target = ?');
  const undoable = database.prepare("SELECT * FROM acts WHERE state = 'done' ORDER BY id DESC LIMIT 1");
  const redoable = database.prepare("SELECT * FROM acts WHERE state = 'undone' ORDER BY id LIMIT 1");
  const items = database.prepare(
    'SELECT * FROM items WHERE act_id = ? AND target > ? ORDER BY target LIMIT ?',
  );
  const onTarget = database.prepare(
    'SELECT * FROM items JOIN acts ON acts.id = act_id WHERE target = ? ORDER BY act_id',
  );
  const oldest = database.prepare(
    'SELECT id FROM acts WHERE id <= (SELECT max(id) FROM acts) - ? ORDER BY id LIMIT 1',
  );
  const forgetItems = database.prepare(
    'DELETE FROM items WHERE act_id = ? AND target IN (SELECT target FROM items WHERE act_id = ? LIMIT ?)',
  );
  const forgetAct = database.prepare('DELETE FROM acts WHERE id = ?');

  function owed(target: string): Owed | null {
    const row = owedOne.get(target);
    return row === undefined ? null : owedOf(row);
  }

  /** One transaction, however long; nobody else may write on this connection meanwhile. */
  async function write<T>(work: () => Promise<T>): Promise<T> {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  async function put(id: ActId, { items: all, moves, atMs, pause }: Writing, isNew: boolean): Promise<void> {
    let done = 0;
    for (const { target, before, after } of all) {
      if (isNew) insertItem.run(id, target, JSON.stringify(before), JSON.stringify(after));
      done += 1;
      if (done % portion === 0) await pause();
      if ('trashed' in after) continue;
      const old = owed(target);
      const { known, wish, times } = debtAfter(old, before, after, atMs);
      const texts = [known, wish, times].map((each) => JSON.stringify(each));
      owe.run(target, ...texts, (old?.version ?? 0) + 1);
    }
    for (const { target, trashed } of moves) send.run(target, id, Number(trashed));
  }

  return {
    isDurable,
    record: (kind, clips, writing) =>
      write(async () => {
        drop.run();
        const id = actId.parse(insertAct.get(kind, writing.atMs, clips)?.['id']);
        await put(id, writing, true);
        return id;
      }),
    turn: (id, state, writing) =>
      write(async () => {
        flip.run(state, state === 'undone' ? writing.atMs : null, id);
        await put(id, writing, false);
      }),
    atHand: () => {
      const [undo, redo] = [undoable.get(), redoable.get()];
      return { undo: undo === undefined ? null : actOf(undo), redo: redo === undefined ? null : actOf(redo) };
    },
    itemsOf: (id, after, limit) => items.all(id, after, limit).map(itemOf),
    actsOn: (target) => onTarget.all(target).map((row) => ({ act: actOf(row), item: itemOf(row) })),
    owed,
    oweWhole: (clips, atMs) =>
      transaction(database, () => {
        for (const { target, fields } of clips) {
          // What was paid last counts as well: an index that a power loss has set back does not know it.
          const row = owedOrPaid.get(target);
          const old = row === undefined ? null : owedOf(row);
          const { known, wish, times } = debtOfWhole(old, fields, atMs);
          const texts = [known, wish, times].map((each) => JSON.stringify(each));
          owe.run(target, ...texts, (old?.version ?? 0) + 1);
        }
      }),
    owedAfter: (target, limit) => owedSome.all(target, limit).map(owedOf),
    owedCount: () => Number(owedAll.get()?.['count'] ?? 0),
    paid: (debts) =>
      transaction(database, () => {
        for (const { target, version, wish } of debts) pay.run(JSON.stringify(wish), target, version);
      }),
    unsafeTargets: () => unsafe.all().map((row) => String(row['target'])),
    forgetPaid: () => void forgetPaid.run(),
    moves: (limit) =>
      underway.all(limit).map((row) => ({
        target: String(row['target']),
        act: actId.parse(row['act_id']),
        trashed: row['trashed'] === 1,
      })),
    moved: (target, isVoid) =>
      transaction(database, () => {
        const act = moveOf.get(target)?.['act_id'];
        arrive.run(target);
        if (!isVoid || act === undefined) return;
        if (unitem.run(act, target).changes > 0) fewer.run(act);
      }),
    forget: () => {
      const id = oldest.get(mostActs)?.['id'];
      if (id === undefined) return false;
      transaction(database, () => {
        if (forgetItems.run(id, id, portion).changes < portion) forgetAct.run(id);
      });
      return true;
    },
    close: () => database.close(),
  };
}

function actOf(row: Row): Act {
  const state = row['state'];
  return {
    id: actId.parse(row['id']),
    // Written from the same type.
    kind: String(row['kind']) as ActKind,
    atMs: Number(row['at_ms']),
    clips: Number(row['clips']),
    state: state === 'done' || state === 'undone' ? state : 'dropped',
    undoneMs: row['undone_ms'] === null ? null : Number(row['undone_ms']),
  };
}

function itemOf(row: Row): ActItem {
  return { target: String(row['target']), before: fieldsOf(row['before']), after: fieldsOf(row['after']) };
}

function owedOf(row: Row): Owed {
  return {
    target: String(row['target']),
    known: fieldsOf(row['known']) as Debt['known'],
    wish: fieldsOf(row['wish']),
    times: fieldsOf(row['times']) as Debt['times'],
    version: Number(row['version']),
  };
}

function fieldsOf(text: SQLOutputValue | undefined): Fields {
  return JSON.parse(String(text)) as Fields;
}
