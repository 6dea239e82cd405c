import { dollar } from '../../../../shared/money.ts';
import type { Micros } from '../../../../shared/money.ts';

/** The largest limit that can be set: a million dollars. */
const most = 1_000_000 * dollar;

/** Reads "25", "12.50", "$1,200"; empty is no limit (null). Returns undefined for what is no amount. */
export function parseDollars(text: string): Micros | null | undefined {
  const bare = text
    .trim()
    .replace(/^\$\s*/, '')
    .replaceAll(/,(?=\d{3}\b)/g, '');
  if (bare === '') return null;
  if (!/^\d+([.,]\d{1,2})?$/.test(bare)) return undefined;
  const micros = Math.round(Number(bare.replace(',', '.')) * dollar);
  return micros > most ? undefined : micros;
}

/** As it stands in the field: "25", "12.50", or "" for no limit. */
export function dollarsText(micros: Micros | null): string {
  if (micros === null) return '';
  const dollars = micros / dollar;
  return Number.isInteger(dollars) ? String(dollars) : dollars.toFixed(2);
}
