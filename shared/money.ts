import type { Duration } from './recipe.ts';

/** US dollars × 1,000,000 as an integer: sums stay exact, and quotes below a cent fit. */
export type Micros = number;

export const dollar: Micros = 1_000_000;

/** List price of one take. $1.30 for 5 s, $2.60 for 10 s: documented for the image twin, an estimate for text (reference: Money). */
export function estimateMicros(durationS: Duration): Micros {
  return durationS === 5 ? 1_300_000 : 2_600_000;
}

/** Dollars as the API writes them to micros. Returns null for what is not a finite, non-negative amount. */
export function microsFromDollars(value: unknown): Micros | null {
  const dollars = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof dollars !== 'number' || !Number.isFinite(dollars) || dollars < 0) return null;
  return Math.round(dollars * dollar);
}

/** "$1,284.30"; below a cent it keeps up to four decimals, so that nothing bought reads as free. */
export function formatMicros(micros: Micros): string {
  const dollars = micros / dollar;
  const digits = micros % 10_000 === 0 ? 2 : 4;
  const amount = Math.abs(dollars)
    .toFixed(digits)
    .replace(/\d(?=(?:\d{3})+\.)/g, '$&,');
  return `${dollars < 0 ? '−' : ''}$${amount}`;
}
