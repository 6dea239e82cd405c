import type { Condition, Day, DayWord } from './terms.ts';

type Time = Extract<Condition, { kind: 'time' }>;

/** From `fromMs` up to, but without, `beforeMs`, in the time zone of this machine. Weeks begin on Monday. */
export function timeSpan(
  { first, last, isStrict }: Time,
  nowMs: number,
): { readonly fromMs: number; readonly beforeMs: number } {
  const start = first === null ? null : daySpan(first, nowMs);
  const end = last === null ? null : daySpan(last, nowMs);
  return {
    fromMs: start === null ? -Infinity : isStrict ? start.beforeMs : start.fromMs,
    beforeMs: end === null ? Infinity : isStrict ? end.fromMs : end.beforeMs,
  };
}

function daySpan(day: Day, nowMs: number): { fromMs: number; beforeMs: number } {
  if (day.kind === 'word') return wordSpan(day.word, new Date(nowMs));
  const { year, month, day: dayOfMonth } = day;
  if (month === null) return span([year, 0, 1], [year + 1, 0, 1]);
  if (dayOfMonth === null) return span([year, month - 1, 1], [year, month, 1]);
  return span([year, month - 1, dayOfMonth], [year, month - 1, dayOfMonth + 1]);
}

function wordSpan(word: DayWord, now: Date): { fromMs: number; beforeMs: number } {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const monday = day - ((now.getDay() + 6) % 7);
  switch (word) {
    case 'today':
      return span([year, month, day], [year, month, day + 1]);
    case 'yesterday':
      return span([year, month, day - 1], [year, month, day]);
    case 'this-week':
      return span([year, month, monday], [year, month, monday + 7]);
    case 'last-week':
      return span([year, month, monday - 7], [year, month, monday]);
    case 'this-month':
      return span([year, month, 1], [year, month + 1, 1]);
    case 'last-month':
      return span([year, month - 1, 1], [year, month, 1]);
    case 'this-year':
      return span([year, 0, 1], [year + 1, 0, 1]);
    case 'last-year':
      return span([year - 1, 0, 1], [year, 0, 1]);
  }
}

type Civil = readonly [year: number, month: number, day: number];

function span(from: Civil, before: Civil): { fromMs: number; beforeMs: number } {
  return { fromMs: midnight(from), beforeMs: midnight(before) };
}

function midnight([year, month, day]: Civil): number {
  const date = new Date(2000, month, day);
  // The constructor takes years below 100 for those of the last century.
  date.setFullYear(year, month, day);
  return date.getTime();
}
