import { describe, expect, test } from 'vitest';
import { csvCell, csvDollars, ledgerCsv } from '../../../electron/services/ledger/csv.ts';
import { aPurchase } from './purchase.ts';

/** The other side of RFC 4180: what a program that follows it reads. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === ',') {
      row.push(cell);
      cell = '';
    } else if (letter === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += letter;
  }
  return rows;
}

describe('a cell', () => {
  test.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['say "cut"', '"say ""cut"""'],
    ['two\nlines', '"two\nlines"'],
    ['狐が雪の中', '狐が雪の中'],
    ['', ''],
    [null, ''],
    [1.3, '1.3'],
    [-1, '-1'],
  ])('%j is written as %j', (cell, written) => {
    expect(csvCell(cell)).toBe(written);
  });

  test.each([
    '=1+1',
    '=HYPERLINK("https://x.test","click")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '＝1+1',
    '－1',
  ])('%j is no formula to a spreadsheet', (cell) => {
    const [[read = ''] = []] = parseCsv(`${csvCell(cell)}\r\n`);
    expect(read).toBe(`'${cell}`);
  });
});

test('amounts are dollars with a dot, and exact', () => {
  expect([1_300_000, 24_300, 0, 2_600_000_000, 1].map(csvDollars)).toEqual([1.3, 0.0243, 0, 2600, 0.000001]);
  expect(csvDollars(null)).toBeNull();
});

describe('the file', () => {
  const prompt = 'A fox, "quick",\r\nthen still\n=1';
  const text = ledgerCsv([
    aPurchase({
      prompt,
      title: '=fox',
      boughtAtMs: Date.UTC(2026, 10, 22, 23, 59, 1, 250),
      billedMicros: 1_170_000,
      countedMicros: 1_170_000,
    }),
    aPurchase({ money: 'refunded', refundedAtMs: Date.UTC(2026, 10, 23) }),
  ]);

  test('begins with the mark that makes spreadsheets read it as UTF-8', () => {
    expect(Buffer.from(text).subarray(0, 3).toString('hex')).toBe('efbbbf');
  });

  test('gives back what went in', () => {
    const [header = [], first = [], second = [], ...rest] = parseCsv(text.slice(1));
    const of = (row: readonly string[], name: string) => row[header.indexOf(name)];
    expect(rest).toEqual([]);
    expect(new Set([header.length, first.length, second.length])).toEqual(new Set([19]));
    expect(of(first, 'prompt')).toBe(prompt);
    expect(of(first, 'draft')).toBe("'=fox");
    expect(of(first, 'bought_at')).toBe('2026-11-22T23:59:01.250Z');
    expect([of(first, 'estimate_usd'), of(first, 'quote_usd'), of(first, 'billed_usd')]).toEqual([
      '1.3',
      '',
      '1.17',
    ]);
    expect(of(second, 'refunded_at')).toBe('2026-11-23T00:00:00.000Z');
    expect(of(second, 'counted_usd')).toBe('1.3');
  });

  test('of an empty ledger has its header', () => {
    expect(parseCsv(ledgerCsv([]).slice(1))).toHaveLength(1);
  });
});
