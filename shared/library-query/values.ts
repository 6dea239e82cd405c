import { dayWords } from './terms.ts';
import type { Condition, Day, RangeField, TimeField } from './terms.ts';

type Limits = { readonly low: number | null; readonly high: number | null };
type Unit = { readonly perUnit: number; readonly units: Readonly<Record<string, number>> };

/** What one of each is in whole numbers of what a clip knows of itself. */
const units: Readonly<Record<RangeField, Unit>> = {
  rating: { perUnit: 1, units: { '': 1, '★': 1 } },
  ratio: { perUnit: 1000, units: { '': 1 } },
  duration: { perUnit: 1000, units: { '': 1, s: 1, ms: 0.001, m: 60, min: 60 } },
  size: { perUnit: 1e6, units: { '': 1, b: 1e-6, kb: 1e-3, mb: 1, gb: 1e3 } },
  cost: { perUnit: 1e6, units: { '': 1, $: 1 } },
};

const comparison = /^(>=|<=|>|<|=|≥|≤)?(.*)$/su;

/** Null for what is no value of this field. */
export function readRange(field: RangeField, value: string): Condition | null {
  const [from, to, ...more] = value.split('..');
  if (more.length > 0 || from === undefined) return null;
  if (to === undefined) {
    const limits = compared(field, value);
    return limits && { kind: 'range', field, ...limits };
  }
  const first = from === '' ? { low: null, high: null } : about(field, from);
  const last = to === '' ? { low: null, high: null } : about(field, to);
  if (first === null || last === null) return null;
  return { kind: 'range', field, low: first.low, high: last.high };
}

function compared(field: RangeField, value: string): Limits | null {
  const [, operator = '=', amount = ''] = comparison.exec(value) ?? [];
  const limits = about(field, amount);
  if (limits === null || operator === '=') return limits;
  if (limits.low === null || limits.high === null) return null;
  switch (operator) {
    case '>=':
    case '≥':
      return { low: limits.low, high: null };
    case '<=':
    case '≤':
      return { low: null, high: limits.high };
    case '>':
      return { low: limits.high + 1, high: null };
    default:
      return { low: null, high: limits.low - 1 };
  }
}

/**
 * All that one would write like this: 5 s is a clip of 5.04 s, 1.3 a cost of 1.29. The digits written are the digits compared, as a clip's
 * exact length or size is seldom a round number.
 */
function about(field: RangeField, amount: string): Limits | null {
  if (field === 'ratio') return ratioLimits(amount);
  const { perUnit, units: known } = units[field];
  const read = /^\$?(\d+(?:\.(\d+))?)\s*([a-z$★]*)$/i.exec(amount.replace(',', '.'));
  const factor = known[(read?.[3] ?? '').toLowerCase()];
  if (read === null || factor === undefined) return null;
  const scale = factor * perUnit;
  const half = 10 ** -(read[2]?.length ?? 0) / 2;
  const middle = Number(read[1]);
  const round = (value: number): number => Math.ceil(Number((value * scale).toFixed(3)));
  return { low: round(middle - half), high: round(middle + half) - 1 };
}

const shapes: Readonly<Record<string, Limits>> = {
  portrait: { low: null, high: 979 },
  square: { low: 980, high: 1020 },
  landscape: { low: 1021, high: null },
};

/** Two of a hundred off is still the same shape: 1364 × 768 is 16:9. */
function ratioLimits(amount: string): Limits | null {
  const shape = shapes[amount.toLowerCase()];
  if (shape !== undefined) return shape;
  const read = /^(\d+(?:\.\d+)?)(?:[:：x×/](\d+(?:\.\d+)?))?$/i.exec(amount);
  if (read === null) return null;
  const ratio = (Number(read[1]) / Number(read[2] ?? 1)) * 1000;
  if (!Number.isFinite(ratio) || ratio <= 0) return null;
  return { low: Math.round(ratio * 0.98), high: Math.round(ratio * 1.02) };
}

/** Null for what is no time. */
export function readTime(field: TimeField, value: string): Condition | null {
  const [from, to, ...more] = value.split('..');
  if (more.length > 0 || from === undefined) return null;
  if (to !== undefined) {
    const first = from === '' ? null : readDay(from);
    const last = to === '' ? null : readDay(to);
    if ((first === null && from !== '') || (last === null && to !== '')) return null;
    return { kind: 'time', field, first, last, isStrict: false };
  }
  const [, operator = '=', text = ''] = comparison.exec(value) ?? [];
  const day = readDay(text);
  if (day === null) return null;
  const isStrict = operator === '>' || operator === '<';
  if (operator === '>' || operator === '>=' || operator === '≥') {
    return { kind: 'time', field, first: day, last: null, isStrict };
  }
  if (operator === '<' || operator === '<=' || operator === '≤') {
    return { kind: 'time', field, first: null, last: day, isStrict };
  }
  return { kind: 'time', field, first: day, last: day, isStrict: false };
}

function readDay(text: string): Day | null {
  const word = dayWords.find((known) => known === text.toLowerCase());
  if (word !== undefined) return { kind: 'word', word };
  const read = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (read === null) return null;
  const [year, month, day] = [read[1], read[2], read[3]].map((part) =>
    part === undefined ? null : Number(part),
  );
  if (year === null || year === undefined) return null;
  if (month != null && (month < 1 || month > 12)) return null;
  if (day != null && (day < 1 || day > 31)) return null;
  return { kind: 'date', year, month: month ?? null, day: day ?? null };
}
