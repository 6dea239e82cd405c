import { isSameValue } from '../curation.ts';

/** Fields of a clip's sidecar or of one of the library's lists, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** Lists without order of their own: what two sides add or remove is brought together. */
const sets: ReadonlySet<string> = new Set(['tags', 'collections', 'names']);
/** Numbers by name, each for itself. */
const tables: ReadonlySet<string> = new Set(['collectionOrder', 'searches']);

/** An edit from outside that met an act of ours on the same field. */
export type Clash = {
  readonly field: string;
  readonly kept: unknown;
  readonly dropped: unknown;
  readonly winner: 'outside' | 'act';
};

/** What the file may hold from us, and what it shall hold. */
export type Debt = {
  /** By field, each value that was there before, or was to be written since. */
  readonly known: Readonly<Record<string, readonly unknown[]>>;
  readonly wish: Fields;
  /** By field, when it was last acted upon. */
  readonly times: Readonly<Record<string, number>>;
};

/** The debt after one more act. */
export function debtAfter(debt: Debt | null, before: Fields, after: Fields, atMs: number): Debt {
  const known = { ...debt?.known };
  const times = { ...debt?.times };
  for (const field of Object.keys(after)) {
    const values = [...(known[field] ?? []), before[field]];
    if (debt !== null && field in debt.wish) values.push(debt.wish[field]);
    times[field] = atMs;
    known[field] = values.filter(
      (value, index) => values.findIndex((other) => isSameValue(value, other)) === index,
    );
  }
  return { known, wish: { ...debt?.wish, ...after }, times };
}

/** The debt with every field in it: where the file holds nothing any more, all of this shall be written. */
export function debtOfWhole(debt: Debt | null, fields: Fields, atMs: number): Debt {
  const nothing = (field: string) => (sets.has(field) ? [[]] : tables.has(field) ? [{}] : []);
  const names = Object.keys(fields);
  return {
    known: { ...Object.fromEntries(names.map((name) => [name, nothing(name)])), ...debt?.known },
    wish: { ...fields, ...debt?.wish },
    times: { ...Object.fromEntries(names.map((name) => [name, atMs])), ...debt?.times },
  };
}

/**
 * What must be written over what the file, written to at `fileMs`, holds. Where somebody else has written meanwhile, both are kept if they can be; else the newer
 * one is, and the clash is told.
 */
export function settleDebt(
  current: Fields,
  debt: Debt,
  fileMs: number,
): { readonly patch: Fields; readonly clashes: readonly Clash[] } {
  const patch: Record<string, unknown> = {};
  const clashes: Clash[] = [];
  for (const [field, wish] of Object.entries(debt.wish)) {
    const now = current[field];
    const known = debt.known[field] ?? [];
    if (isSameValue(now, wish)) continue;
    if (sets.has(field)) patch[field] = joined(now, wish, known);
    else if (tables.has(field)) patch[field] = joinedTable(now, wish, known);
    else if (known.some((value) => isSameValue(value, now))) patch[field] = wish;
    else if (fileMs > (debt.times[field] ?? 0))
      clashes.push({ field, kept: now, dropped: wish, winner: 'outside' });
    else {
      patch[field] = wish;
      clashes.push({ field, kept: wish, dropped: now, winner: 'act' });
    }
  }
  return { patch: unlike(current, patch), clashes };
}

/** What takes an act back on what has not been changed since: from its `after` to its `before`. */
export function reverted(current: Fields, after: Fields, before: Fields): Fields {
  const patch: Record<string, unknown> = {};
  for (const [field, was] of Object.entries(before)) {
    const now = current[field];
    if (isSameValue(now, after[field])) patch[field] = was;
    else if (sets.has(field)) patch[field] = joined(now, was, [after[field]]);
    else if (tables.has(field)) patch[field] = joinedTable(now, was, [after[field]]);
  }
  return unlike(current, patch);
}

export function pick(fields: Fields, names: Iterable<string>): Fields {
  return Object.fromEntries([...names].map((name) => [name, fields[name]]));
}

function unlike(current: Fields, patch: Fields): Fields {
  return Object.fromEntries(
    Object.entries(patch).filter(([field, value]) => !isSameValue(current[field], value)),
  );
}

/** Our adding and removing, done to a list on which others have added and removed. */
function joined(now: unknown, wish: unknown, known: readonly unknown[]): readonly string[] {
  const [have, want] = [names(now), names(wish)];
  const ours = known.map((list) => new Set(names(list)));
  const wanted = new Set(want);
  // Gone although we never removed it: somebody else did.
  const added = want.filter((name) => !have.includes(name) && ours.some((list) => !list.has(name)));
  const stays = have.filter((name) => wanted.has(name) || !ours.some((list) => list.has(name)));
  const result = new Set([...stays, ...added]);
  const isAsWished = result.size === wanted.size && want.every((name) => result.has(name));
  return isAsWished ? want : [...result];
}

function joinedTable(now: unknown, wish: unknown, known: readonly unknown[]): Fields {
  const [have, want] = [table(now), table(wish)];
  const result: Record<string, unknown> = { ...have };
  for (const key of new Set([...Object.keys(want), ...known.flatMap((each) => Object.keys(table(each)))])) {
    if (!known.some((each) => isSameValue(table(each)[key], have[key]))) continue;
    if (key in want) result[key] = want[key];
    else delete result[key];
  }
  const isAsWished =
    Object.keys(result).length === Object.keys(want).length &&
    Object.entries(want).every(([key, value]) => isSameValue(result[key], value));
  return isAsWished ? want : result;
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

function table(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
