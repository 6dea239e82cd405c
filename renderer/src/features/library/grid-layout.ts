import { justifyRows } from './justified-rows.ts';
import type { ClipRow, RowOptions } from './justified-rows.ts';

export type GridLine =
  | { readonly kind: 'day'; readonly day: number; readonly clips: number; readonly height: number }
  | ({ readonly kind: 'clips' } & ClipRow);

export type GridLayout = {
  readonly lines: readonly GridLine[];
  /** The line each clip lies on, by clip index. */
  readonly lineOf: Int32Array;
};

export type GridOptions = RowOptions & { readonly dayHeight: number };

/** Days as headings, then their rows. `days` are yyyymmdd, in runs. */
export function layoutGrid(
  ratios: readonly number[],
  days: readonly number[],
  options: GridOptions,
): GridLayout {
  const lines: GridLine[] = [];
  const lineOf = new Int32Array(ratios.length);
  let start = 0;
  while (start < ratios.length) {
    const day = days[start] ?? 0;
    let end = start + 1;
    while (end < ratios.length && days[end] === day) end += 1;
    lines.push({ kind: 'day', day, clips: end - start, height: options.dayHeight });
    for (const row of justifyRows(ratios, start, end, options)) {
      lineOf.fill(lines.length, row.start, row.end);
      lines.push({ kind: 'clips', ...row });
    }
    start = end;
  }
  return { lines, lineOf };
}

/** Left edge and width of a clip within its row. */
export function clipSpan(
  row: ClipRow,
  index: number,
  gap: number,
): { readonly left: number; readonly width: number } {
  let left = 0;
  for (let at = row.start; at < index; at += 1) left += (row.widths[at - row.start] ?? 0) + gap;
  return { left, width: row.widths[index - row.start] ?? 0 };
}
