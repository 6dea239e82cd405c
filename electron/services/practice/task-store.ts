import { aspectRatios, durations } from '../../../shared/recipe.ts';
import { openExpendableDatabase } from '../expendable-database.ts';
import type { Clock, Log } from '../ports.ts';
import { openDatabase, transaction } from '../sqlite.ts';
import type { PracticeTask, TaskEnding } from './task.ts';

const migrations = [
  `
  CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    prompt TEXT NOT NULL,
    negative_prompt TEXT,
    aspect_ratio TEXT NOT NULL,
    duration_s INTEGER NOT NULL,
    accepted_ms REAL NOT NULL,
    start_ms REAL NOT NULL,
    end_ms REAL NOT NULL,
    ending TEXT NOT NULL,
    flagged INTEGER NOT NULL,
    output TEXT NOT NULL,
    cost_micros INTEGER NOT NULL,
    refund_ms REAL,
    deleted_ms REAL
  ) STRICT;
  CREATE INDEX tasks_by_time ON tasks (accepted_ms);
  `,
];

const columns = `id, model, prompt, negative_prompt, aspect_ratio, duration_s, accepted_ms, start_ms, end_ms, ending, flagged,
  output, cost_micros, refund_ms, deleted_ms`;

type TaskStorePlace = { readonly file: string; readonly clock: Pick<Clock, 'now'>; readonly log: Log };

export type TaskStore = {
  /** Adds, or replaces by id. All or none of them. */
  save(tasks: readonly PracticeTask[]): void;
  find(id: string): PracticeTask | null;
  /** In the order in which they were accepted. */
  all(): readonly PracticeTask[];
  /** Drops what was accepted before this time. */
  forget(beforeMs: number): void;
  close(): void;
};

/** Keeps the practice service's tasks over restarts, or only in memory when `place` is null. A damaged file is set aside: it is play. */
export function openTaskStore(place: TaskStorePlace | null): TaskStore {
  const database =
    place === null
      ? openDatabase(':memory:', migrations, 'normal')
      : openExpendableDatabase(place.file, migrations, place);
  const insert = database.prepare(
    `INSERT OR REPLACE INTO tasks (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const tasks = new Map<string, PracticeTask>();
  for (const row of database.prepare(`SELECT ${columns} FROM tasks ORDER BY accepted_ms, rowid`).all()) {
    const task = fromRow(row);
    tasks.set(task.id, task);
  }
  return {
    save: (changed) => {
      transaction(database, () => {
        for (const task of changed) insert.run(...toRow(task));
      });
      for (const task of changed) tasks.set(task.id, task);
    },
    find: (id) => tasks.get(id) ?? null,
    all: () => [...tasks.values()],
    forget: (beforeMs) => {
      database.prepare('DELETE FROM tasks WHERE accepted_ms < ?').run(beforeMs);
      for (const task of tasks.values()) if (task.acceptedMs < beforeMs) tasks.delete(task.id);
    },
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

function toRow(task: PracticeTask): (string | number | null)[] {
  return [
    task.id,
    task.model,
    task.prompt,
    task.negativePrompt,
    task.aspectRatio,
    task.durationS,
    task.acceptedMs,
    task.startMs,
    task.endMs,
    task.ending,
    task.flagged ? 1 : 0,
    task.output,
    task.costMicros,
    task.refundMs,
    task.deletedMs,
  ];
}

function fromRow(row: Readonly<Record<string, unknown>>): PracticeTask {
  const text = (name: string) => String(row[name]);
  const number = (name: string) => Number(row[name]);
  const optional = (name: string) => (row[name] === null ? null : number(name));
  return {
    id: text('id'),
    model: text('model'),
    prompt: text('prompt'),
    negativePrompt: row['negative_prompt'] === null ? null : text('negative_prompt'),
    aspectRatio: aspectRatios.find((ratio) => ratio === row['aspect_ratio']) ?? '16:9',
    durationS: durations.find((seconds) => seconds === row['duration_s']) ?? 5,
    acceptedMs: number('accepted_ms'),
    startMs: number('start_ms'),
    endMs: number('end_ms'),
    ending: endings.find((ending) => ending === row['ending']) ?? 'failed',
    flagged: number('flagged') === 1,
    output: text('output'),
    costMicros: number('cost_micros'),
    refundMs: optional('refund_ms'),
    deletedMs: optional('deleted_ms'),
  };
}

const endings: readonly TaskEnding[] = [
  'completed',
  'failed',
  'moderated',
  'timeout',
  'cancelled',
  'no-output',
];
