import { clipParts, clipStates } from './terms.ts';
import type { ClipState, Condition, FieldName, Term } from './terms.ts';
import { readRange, readTime } from './values.ts';
import { readPiece, skipBlanks } from './pieces.ts';
import type { Piece } from './pieces.ts';

/**
 * What a text typed into the search box asks for. Never throws: what is no field, or no value of its field, is plain words. Every term
 * must hold. Ranges are offsets into `text`.
 */
export function parseQuery(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    const piece = readPiece(text, at);
    at = piece.to;
    const term = termOf(piece, text.slice(piece.from, piece.to));
    if (term !== null) terms.push(term);
  }
  return terms;
}

/** Null where there is nothing to ask for yet: a minus or a quotation mark alone. */
function termOf(piece: Piece, written: string): Term | null {
  const { from, to, isMinus, field, values, value, words, isQuoted } = piece;
  const known = field === null ? null : conditionOf(field, values, value, isQuoted);
  if (known !== null) return { from, to, written, isMinus, fieldName: field, condition: known };
  if (words.trim() === '') return null;
  return {
    from,
    to,
    written,
    isMinus,
    fieldName: null,
    condition: { kind: 'text', field: null, text: words, isExact: isQuoted },
  };
}

/** Null for what is no value of this field. */
function conditionOf(
  field: FieldName,
  values: readonly string[],
  value: string,
  isQuoted: boolean,
): Condition | null {
  if (values.length === 0) return { kind: 'unfinished' };
  switch (field) {
    case 'prompt':
    case 'negative':
    case 'note':
    case 'name':
      return { kind: 'text', field, text: value, isExact: isQuoted };
    case 'rating':
    case 'ratio':
    case 'duration':
    case 'size':
    case 'cost':
      return readRange(field, value);
    case 'kept':
    case 'created':
      return readTime(field, value);
    case 'flag':
    case 'label':
    case 'service':
      return readChoice(field, values);
    case 'tag':
    case 'collection':
    case 'model':
    case 'draft':
    case 'id':
      return { kind: 'name', field, values };
    case 'is':
      return readStates(values);
    case 'has':
      return readParts(values);
  }
}

const choices = {
  flag: ['keep', 'reject', 'none'],
  label: ['red', 'yellow', 'green', 'blue', 'purple', 'none'],
  service: ['practice', 'live', 'none'],
} as const;

/** What each field of fixed values takes. */
export function choicesOf(field: keyof typeof choices): readonly string[] {
  return choices[field];
}

function readChoice(field: keyof typeof choices, values: readonly string[]): Condition | null {
  const known: readonly string[] = choices[field];
  const wanted = values.map((value) => value.toLowerCase());
  return wanted.every((value) => known.includes(value)) ? { kind: 'choice', field, values: wanted } : null;
}

const otherStates: Readonly<Record<string, ClipState>> = {
  kept: 'keep',
  rejected: 'reject',
  trash: 'trashed',
};

function readStates(values: readonly string[]): Condition | null {
  const states = values.map((value) => {
    const word = value.toLowerCase();
    return otherStates[word] ?? clipStates.find((known) => known === word);
  });
  const known = states.filter((state) => state !== undefined);
  return known.length === values.length ? { kind: 'is', values: known } : null;
}

const otherParts: Readonly<Record<string, (typeof clipParts)[number]>> = { notes: 'note', tags: 'tag' };

function readParts(values: readonly string[]): Condition | null {
  const parts = values.map((value) => {
    const word = value.toLowerCase();
    return otherParts[word] ?? clipParts.find((known) => known === word);
  });
  const known = parts.filter((part) => part !== undefined);
  return known.length === values.length ? { kind: 'has', values: known } : null;
}
