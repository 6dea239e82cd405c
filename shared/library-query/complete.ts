import { choicesOf } from './parse-query.ts';
import { clipParts, clipStates, dayWords, fieldNames } from './terms.ts';
import type { FieldName, NameField, Span } from './terms.ts';
import { isMinusAt, readPiece, skipBlanks, valueStart } from './pieces.ts';
import { shownName } from './write-query.ts';

/** What could stand at the caret, and the stretch of the text that it would take the place of. */
export type Completion = Span & {
  /** What is typed of it, without quotation marks. */
  readonly prefix: string;
} & (
    | { readonly kind: 'field'; readonly names: readonly string[] }
    /** Of fixed values, those that go on from the prefix. */
    | { readonly kind: 'choice'; readonly field: FieldName; readonly values: readonly string[] }
    /** Values that only the library knows: ask `library.suggest`. */
    | { readonly kind: 'value'; readonly field: NameField }
  );

/** Null where nothing can be completed: between words, in a phrase, in free text. */
export function complete(text: string, caret: number): Completion | null {
  for (let at = skipBlanks(text, 0); at < caret && at < text.length; at = skipBlanks(text, at)) {
    const piece = readPiece(text, at);
    if (caret <= piece.to) return completePiece(text, at, piece.to, caret);
    at = piece.to;
  }
  return null;
}

function completePiece(text: string, start: number, end: number, caret: number): Completion | null {
  const valueAt = valueStart(text, start);
  const nameAt = start + (isMinusAt(text, start) ? 1 : 0);
  if (valueAt === start || caret < valueAt) return completeName(text, nameAt, end, caret);
  const field =
    fieldNames[
      text
        .slice(nameAt, valueAt)
        .replace(/[:：]$/u, '')
        .toLowerCase()
    ];
  return field === undefined ? null : completeValue(text, field, valueAt, end, caret);
}

function completeName(text: string, from: number, end: number, caret: number): Completion | null {
  const prefix = text.slice(from, caret).toLowerCase();
  if (!/^[a-z]+$/.test(prefix)) return null;
  const known = new Set(
    Object.keys(fieldNames)
      .filter((name) => name.startsWith(prefix))
      .map((name) => shownName(fieldNames[name] ?? 'name')),
  );
  const names = [...known].toSorted(
    (a, b) => Number(b.startsWith(prefix)) - Number(a.startsWith(prefix)) || a.localeCompare(b),
  );
  return names.length === 0 ? null : { kind: 'field', names, prefix, from, to: end };
}

function completeValue(
  text: string,
  field: FieldName,
  valueAt: number,
  end: number,
  caret: number,
): Completion | null {
  const from = lastComma(text, valueAt, caret);
  const to = nextComma(text, caret, end);
  const prefix = text.slice(from, caret).replace(/["“”„]/gu, '');
  const known = fixed[field];
  if (known !== undefined) {
    const values = known.filter((value) => value.startsWith(prefix.toLowerCase()));
    return values.length === 0 ? null : { kind: 'choice', field, values, prefix, from, to };
  }
  if (field === 'tag' || field === 'collection' || field === 'model' || field === 'draft') {
    return { kind: 'value', field, prefix, from, to };
  }
  return null;
}

const fixed: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  flag: choicesOf('flag'),
  label: choicesOf('label'),
  service: choicesOf('service'),
  is: clipStates,
  has: clipParts,
  kept: dayWords,
  created: dayWords,
  ratio: ['16:9', '9:16', '1:1', 'landscape', 'portrait', 'square'],
  rating: ['0', '1', '2', '3', '4', '5', '>=3', '>=4'],
};

function lastComma(text: string, from: number, caret: number): number {
  let start = from;
  let isOpen = false;
  for (let at = from; at < caret; at += 1) {
    if ('"“”„'.includes(text[at] ?? ' ')) isOpen = !isOpen;
    else if (text[at] === ',' && !isOpen) start = at + 1;
  }
  return start;
}

function nextComma(text: string, caret: number, end: number): number {
  const comma = text.slice(caret, end).search(/,/u);
  return comma < 0 ? end : caret + comma;
}
