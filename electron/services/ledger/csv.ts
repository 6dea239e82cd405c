import { dollar, type Micros } from '../../../shared/money.ts';
import type { Purchase } from './purchases.ts';

/** Excel takes a file without it for the system's old code page. */
const byteOrderMark = '\uFEFF';
const lineEnd = '\r\n';

type Cell = string | number | null;

/**
 * A cell by RFC 4180. Threat: a prompt may come from anywhere, and a spreadsheet runs a text that begins like a formula
 * (=HYPERLINK(…), @SUM(…)); such a text gets an apostrophe before it, which spreadsheets take as "this is text".
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Dollars with a dot and no grouping, and no digit invented or lost: "1.3", "0.0243". */
export function csvDollars(micros: Micros | null): number | null {
  return micros === null ? null : micros / dollar;
}

const columns: readonly (readonly [string, (purchase: Purchase) => Cell])[] = [
  ['bought_at', ({ boughtAtMs }) => iso(boughtAtMs)],
  ['draft', ({ title }) => title],
  ['revision', ({ revisionNumber }) => revisionNumber],
  ['duration_s', ({ durationS }) => durationS],
  ['aspect_ratio', ({ aspectRatio }) => aspectRatio],
  ['state', ({ state }) => state],
  ['money', ({ money }) => money],
  ['estimate_usd', ({ estimateMicros }) => csvDollars(estimateMicros)],
  ['quote_usd', ({ quotedMicros }) => csvDollars(quotedMicros)],
  ['billed_usd', ({ billedMicros }) => csvDollars(billedMicros)],
  ['counted_usd', ({ countedMicros }) => csvDollars(countedMicros)],
  ['refund_due_by', ({ refundDueAtMs }) => iso(refundDueAtMs)],
  ['refunded_at', ({ refundedAtMs }) => iso(refundedAtMs)],
  ['model', ({ model }) => model],
  ['service', ({ service }) => service],
  ['remote_id', ({ remoteId }) => remoteId],
  ['take_id', ({ takeId }) => takeId],
  ['prompt', ({ prompt }) => prompt],
  ['negative_prompt', ({ negativePrompt }) => negativePrompt],
];

/** The whole ledger as a file's text: a header, then one line per purchase. */
export function ledgerCsv(purchases: readonly Purchase[]): string {
  const header = columns.map(([name]) => name);
  const rows = purchases.map((purchase) => columns.map(([, cellOf]) => cellOf(purchase)));
  return byteOrderMark + [header, ...rows].map((row) => row.map(csvCell).join(',') + lineEnd).join('');
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
