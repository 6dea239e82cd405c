import type { DatabaseSync } from 'node:sqlite';
import { takeId, type DraftId, type TakeId } from '../../../shared/contract/ids.ts';
import type { Micros } from '../../../shared/money.ts';
import { takeStates, type TakeState } from '../../../shared/take-state.ts';
import { transaction } from '../sqlite.ts';
import type { Observation } from './completion-belief.ts';
import { columns, facts, one, recordOf, selectTakes, textOrNull, toColumn } from './journal-rows.ts';
import type { TakeFacts, TakeRecord } from './record.ts';

export type TakeEventEntry = {
  readonly atMs: number;
  readonly from: TakeState | null;
  readonly to: TakeState;
  readonly cause: string;
  readonly detail: string | null;
};

export type ObservedEnd = Observation & { readonly hasOutput: boolean };

export type NewTake = {
  readonly id: TakeId;
  readonly revisionId: string;
  readonly intent: string;
  readonly intentIndex: number;
  readonly model: string;
  readonly service: string;
  readonly position: number;
  readonly createdMs: number;
  readonly agreedMicros: Micros;
  readonly priceMicros: Micros;
  readonly money: TakeFacts['money'];
  readonly cause: string;
};

export type Journal = ReturnType<typeof createJournal>;

/** The takes' part of studio.sqlite. Every write is one transaction, and is on the disk when the call returns. */
export function createJournal(database: DatabaseSync) {
  const assignments = facts.map((fact) => `${columns[fact]} = ?`).join(', ');
  const update = database.prepare(`UPDATE takes SET ${assignments} WHERE id = ? AND state = ?`);
  const insertEvent = database.prepare(
    'INSERT INTO take_events (take_id, at_ms, from_state, to_state, cause, detail) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byId = database.prepare(`${selectTakes} WHERE takes.id = ?`);

  function write(before: TakeRecord, after: TakeRecord): void {
    const values = facts.map((fact) => toColumn(after[fact]));
    const { changes } = update.run(...values, before.id, before.state);
    if (Number(changes) !== 1) throw new Error(`Take ${before.id} is not ${before.state} on disk`);
  }

  function many(condition: string, ...values: readonly (string | number)[]): TakeRecord[] {
    return database
      .prepare(`${selectTakes} WHERE ${condition}`)
      .all(...values)
      .map(recordOf);
  }

  return {
    database,

    /** Commits a change of state with its cause. Throws when the row on disk is not in `before.state`. */
    commit(
      before: TakeRecord,
      after: TakeRecord,
      event: { atMs: number; cause: string; detail: string | null },
    ): void {
      transaction(database, () => {
        write(before, after);
        insertEvent.run(before.id, event.atMs, before.state, after.state, event.cause, event.detail);
      });
    },
    /** Commits facts that are no event of the take's life. */
    amend(before: TakeRecord, after: TakeRecord): void {
      write(before, after);
    },
    /** Inside the caller's transaction. */
    insert(take: NewTake): void {
      database
        .prepare(
          `INSERT INTO takes (id, revision_id, intent, intent_index, model, service, state, position, created_ms,
             agreed_micros, price_micros, money) VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?)`,
        )
        .run(
          take.id,
          take.revisionId,
          take.intent,
          take.intentIndex,
          take.model,
          take.service,
          take.position,
          take.createdMs,
          take.agreedMicros,
          take.priceMicros,
          take.money,
        );
      insertEvent.run(take.id, take.createdMs, null, 'queued', take.cause, null);
    },

    /** A line of the history of a take that stays as it is. Inside the caller's transaction. */
    record(
      id: TakeId,
      entry: {
        readonly atMs: number;
        readonly state: TakeState;
        readonly cause: string;
        readonly detail: string | null;
      },
    ): void {
      insertEvent.run(id, entry.atMs, entry.state, entry.state, entry.cause, entry.detail);
    },

    find(id: TakeId): TakeRecord | null {
      const row = byId.get(id);
      return row === undefined ? null : recordOf(row);
    },
    unended(): TakeRecord[] {
      return many("takes.state NOT IN ('kept', 'failed', 'expired', 'cancelled') ORDER BY takes.position");
    },
    /** Ended takes not dismissed: unhappy ones however old, happy ones that ended since `sinceMs`. */
    endedForList(sinceMs: number): TakeRecord[] {
      return many(
        `takes.dismissed_ms IS NULL AND (takes.state IN ('failed', 'expired')
           OR (takes.state IN ('kept', 'cancelled') AND takes.ended_ms >= ?)) ORDER BY takes.ended_ms`,
        sinceMs,
      );
    },
    ofDraft(id: DraftId): TakeRecord[] {
      return many('revisions.draft_id = ? ORDER BY takes.created_ms DESC, takes.position DESC', id);
    },
    ofIntent(intent: string): TakeRecord[] {
      return many('takes.intent = ? ORDER BY takes.intent_index', intent);
    },
    ownerOf(service: string, remoteId: string): TakeId | null {
      const row = database
        .prepare('SELECT id FROM takes WHERE service = ? AND remote_id = ?')
        .get(service, remoteId);
      return row === undefined ? null : takeId.parse(row['id']);
    },
    lastPosition(): number {
      return Number(database.prepare('SELECT max(position) AS last FROM takes').get()?.['last'] ?? 0);
    },
    events(id: TakeId): TakeEventEntry[] {
      return database
        .prepare('SELECT * FROM take_events WHERE take_id = ? ORDER BY id')
        .all(id)
        .map((row) => ({
          atMs: Number(row['at_ms']),
          from: row['from_state'] === null ? null : one(takeStates, row['from_state']),
          to: one(takeStates, row['to_state']),
          cause: String(row['cause']),
          detail: textOrNull(row['detail']),
        }));
    },
    /** When POSTs to this service last began, newest last. */
    sentSince(service: string, sinceMs: number): number[] {
      return database
        .prepare('SELECT sent_ms FROM takes WHERE service = ? AND sent_ms > ? ORDER BY sent_ms')
        .all(service, sinceMs)
        .map((row) => Number(row['sent_ms']));
    },
    /** Money of live takes sent since then that is spent, or may be; a refund that is due counts until `refundsDueMs`. */
    spentSince(sinceMs: number, refundsDueMs: number): Micros {
      const row = database
        .prepare(
          `SELECT total(coalesce(cost_micros, price_micros)) AS sum FROM takes WHERE submitted_ms >= ?
             AND (money IN ('spent', 'unknown') OR (money = 'refund-expected' AND ended_ms > ?))`,
        )
        .get(sinceMs, refundsDueMs);
      return Math.round(Number(row?.['sum'] ?? 0));
    },
    /** Ended takes of which the billing may tell more: what they cost, or that the refund has come. Oldest first. */
    unbilled(service: string, endedSinceMs: number): TakeRecord[] {
      return many(
        `takes.service = ? AND takes.ended_ms > ? AND takes.remote_id IS NOT NULL AND (takes.money = 'refund-expected'
           OR (takes.money = 'spent' AND takes.cost_micros IS NULL)) ORDER BY takes.ended_ms`,
        service,
        endedSinceMs,
      );
    },
    /** When the newest takes of one kind ended, as it was seen. */
    observations(service: string, model: string, durationS: number, limit: number): ObservedEnd[] {
      return database
        .prepare(
          `SELECT took_ms, took_gap_ms, outputs <> '[]' AS has_output
           FROM takes JOIN revisions ON revisions.id = takes.revision_id
           WHERE service = ? AND model = ? AND duration_s = ? AND took_ms IS NOT NULL
           ORDER BY completed_ms DESC LIMIT ?`,
        )
        .all(service, model, durationS, limit)
        .map((row) => ({
          tookMs: Number(row['took_ms']),
          gapMs: Number(row['took_gap_ms']),
          hasOutput: row['has_output'] === 1,
        }));
    },
    flag(name: string): string | null {
      return textOrNull(
        database.prepare('SELECT value FROM flags WHERE name = ?').get(name)?.['value'] ?? null,
      );
    },
    setFlag(name: string, value: string | null): void {
      if (value === null) database.prepare('DELETE FROM flags WHERE name = ?').run(name);
      else database.prepare('INSERT OR REPLACE INTO flags (name, value) VALUES (?, ?)').run(name, value);
    },
  };
}
