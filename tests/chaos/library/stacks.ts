import type { DatabaseSync } from 'node:sqlite';
import { lists, same, sorted, type Change, type Model } from './model.ts';

type Stacks = Pick<Model, 'done' | 'undone'>;
type Values = Readonly<Record<string, unknown>>;

/** What undo would take back and redo do again, as the record of acts has it: read from its tables, in the model's terms. */
export function stacksIn(acts: DatabaseSync): Stacks {
  const rows = acts
    .prepare(
      `SELECT id, state, target, before, after FROM acts LEFT JOIN items ON act_id = id
       WHERE state <> 'dropped' ORDER BY id, target`,
    )
    .all();
  const byAct = [...Map.groupBy(rows, (row) => Number(row['id'])).values()];
  const inState = (state: string) =>
    byAct
      .filter(([first]) => first?.['state'] === state)
      .map((items) => items.flatMap(({ target, before, after }) => changesOf(target, before, after)));
  // What was undone last is done again first.
  return { done: inState('done'), undone: inState('undone').toReversed() };
}

/** In words, which acts undo and redo would not find as the model has them. */
export function stackDifferences(model: Stacks, shown: Stacks): readonly string[] {
  return (['done', 'undone'] as const).flatMap((stack) => {
    const [wanted, actual] = [model[stack].map(told), shown[stack].map(told)];
    const count = Math.max(wanted.length, actual.length);
    return Array.from({ length: count }, (_, at) => at)
      .filter((at) => wanted[at] !== actual[at])
      .slice(0, 1)
      .map((at) => `act ${at + 1} of those ${stack}: ${wanted[at] ?? 'none'} became ${actual[at] ?? 'none'}`);
  });
}

function told(changes: readonly Change[]): string {
  return JSON.stringify(
    changes
      // Of a set, undo takes back what was added and removed, whatever else an edit from outside has put into it unseen.
      .map(({ target, field, from, to }) => [target, field, without(from, to), without(to, from)])
      .map((change) => JSON.stringify(change))
      .toSorted(),
  );
}

function changesOf(target: unknown, before: unknown, after: unknown): readonly Change[] {
  // An act that was struck of all its clips.
  if (typeof target !== 'string') return [];
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return Object.keys(is)
    .flatMap((field) => fieldChanges(target, field, was[field], is[field]))
    .filter(({ from, to }) => !same(from, to));
}

function fieldChanges(target: string, field: string, from: unknown, to: unknown): readonly Change[] {
  switch (field) {
    // Where a clip stands in a collection: nobody arranges one here.
    case 'collectionOrder':
      return [];
    case 'searches': {
      const [was, is] = [(from ?? {}) as Values, (to ?? {}) as Values];
      const ids = [...new Set([...Object.keys(was), ...Object.keys(is)])];
      return ids.map((id) => ({ target: lists.searches, field: id, from: was[id], to: is[id] }));
    }
    case 'names':
    case 'tags':
    case 'collections':
      return [
        {
          target: field === 'names' ? lists.names : target,
          field,
          from: sorted(namesOf(from)),
          to: sorted(namesOf(to)),
        },
      ];
    default:
      return [{ target, field, from, to }];
  }
}

function without(values: unknown, others: unknown): unknown {
  if (!Array.isArray(values)) return values;
  return values.filter((value) => !namesOf(others).includes(value));
}

function namesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function valuesOf(text: unknown): Values {
  return JSON.parse(String(text)) as Values;
}
