import { readClauses } from './clauses.ts';
import type { Clause } from './clauses.ts';
import {
  beatStart,
  cameraSubject,
  cameraTerms,
  lightingTerms,
  moodTerms,
  placePreposition,
  sceneTerms,
  styleTerms,
  verbStart,
} from './lexicon.ts';
import type { TextRange } from './text-range.ts';

/** In the order of Kling's formula: subject, movement, scene, camera language, lighting, atmosphere, style. */
export const elementKinds = [
  'subject',
  'action',
  'scene',
  'camera',
  'lighting',
  'mood',
  'style',
  'other',
] as const;
export type ElementKind = (typeof elementKinds)[number];

export type Element = TextRange & {
  readonly kind: ElementKind;
  /** Written as `[# … #]`: its range holds the marks, and it is not sent. */
  readonly isOff: boolean;
  readonly sentence: number;
  /** The words that make an action a beat ("then "), at the start of the range. */
  readonly beat: TextRange | null;
  /** Without marks and beat. */
  readonly text: string;
};

export type Span = TextRange & { readonly kind: 'element' | 'comment' | 'separator' };

export type Elements = {
  readonly elements: readonly Element[];
  /** The whole text without gaps: joined, their texts are it. */
  readonly spans: readonly Span[];
};

type Draft = TextRange & {
  readonly kind: ElementKind | null;
  readonly isOff: boolean;
  readonly sentence: number;
};

/**
 * A prompt as elements. English is understood best; of other languages beats and the camera. What is not recognised goes on what
 * stands before it in the sentence, or is `other`. It is a view of the text, never a copy: nothing is lost by looking.
 */
export function readElements(text: string): Elements {
  const { clauses, comments, view } = readClauses(text);
  const drafts: Draft[] = [];
  for (const clause of clauses) {
    const knowsSubject = drafts.some(({ kind }) => kind === 'subject');
    for (const draft of partsOf(view, clause, knowsSubject)) {
      const last = drafts.at(-1);
      const goesOn =
        draft.kind === null && last?.sentence === draft.sentence && !last.isOff && last.kind !== null;
      if (goesOn && last !== undefined && !draft.isOff) drafts[drafts.length - 1] = { ...last, to: draft.to };
      else drafts.push(draft);
    }
  }
  const elements = drafts.map((draft) => elementOf(text, draft));
  return { elements, spans: spansOf(text, elements, comments) };
}

function elementOf(text: string, { kind, from, to, isOff, sentence }: Draft): Element {
  const written = text.slice(from, to);
  const inner = isOff ? written.slice(2, -2).trim() : written;
  const beatLength = kind === 'action' ? (beatStart.exec(inner)?.[0].length ?? 0) : 0;
  const hasBeat = beatLength > 0 && beatLength < inner.length;
  return {
    kind: kind ?? 'other',
    from,
    to,
    isOff,
    sentence,
    beat: hasBeat && !isOff ? { from, to: from + beatLength } : null,
    text: hasBeat ? inner.slice(beatLength) : inner,
  };
}

function spansOf(text: string, elements: readonly Element[], comments: readonly TextRange[]): Span[] {
  const known = [
    ...elements.map(({ from, to }): Span => ({ kind: 'element', from, to })),
    ...comments.map(({ from, to }): Span => ({ kind: 'comment', from, to })),
  ].toSorted((a, b) => a.from - b.from);
  const spans: Span[] = [];
  let at = 0;
  for (const span of known) {
    if (span.from > at) spans.push({ kind: 'separator', from: at, to: span.from });
    spans.push(span);
    at = span.to;
  }
  if (at < text.length) spans.push({ kind: 'separator', from: at, to: text.length });
  return spans;
}

function partsOf(view: string, clause: Clause, knowsSubject: boolean): readonly Draft[] {
  const { from, to, isOff, sentence } = clause;
  const draft = (kind: ElementKind | null, start = from, end = to): Draft => ({
    kind,
    from: start,
    to: end,
    isOff,
    sentence,
  });
  if (isOff) return [draft(plainKind(view.slice(from + 2, to - 2).trim()) ?? 'other')];
  const words = view.slice(from, to);
  const kind = plainKind(words);
  if (kind !== null && kind !== 'scene') return [draft(kind)];
  const verb = verbStart(words);
  if (/^(?:and|but|while|as|before)$/i.test(words.slice(0, Math.max(0, verb)).trim()))
    return [draft('action')];
  if (verb <= 0 && clause.isBeforeBeat) return [draft('subject')];
  if (verb > 0) {
    const parts = [draft('subject', from, from + words.slice(0, verb).trimEnd().length)];
    return [...parts, ...withScene(words.slice(verb), from + verb, (a, b, k) => draft(k, a, b), 'action')];
  }
  if (!knowsSubject) return withScene(words, from, (a, b, k) => draft(k, a, b), 'subject');
  return [draft(kind)];
}

type MakeDraft = (from: number, to: number, kind: ElementKind) => Draft;

/** Parts the place off the end: "walks | through a street at night". */
function withScene(words: string, from: number, make: MakeDraft, kind: ElementKind): readonly Draft[] {
  for (const { index } of words.matchAll(placePreposition)) {
    if (index === 0 || !sceneTerms.test(words.slice(index))) continue;
    const end = from + words.slice(0, index).trimEnd().length;
    return [make(from, end, kind), make(from + index + 1, from + words.length, 'scene')];
  }
  return [make(from, from + words.length, kind)];
}

const shelfKinds: readonly (readonly [RegExp, ElementKind])[] = [
  [/^@(?:subject|character|actor|animal|hero)/i, 'subject'],
  [/^@(?:action|beat|movement)/i, 'action'],
  [/^@(?:scene|place|setting|location|background)/i, 'scene'],
  [/^@(?:camera|shot|angle|lens|move)/i, 'camera'],
  [/^@(?:light)/i, 'lighting'],
  [/^@(?:mood|atmosphere)/i, 'mood'],
  [/^@(?:style|look)/i, 'style'],
];

/** What a clause is by its words alone; null where only its place can tell. */
function plainKind(words: string): ElementKind | null {
  const shelf = shelfKinds.find(([name]) => name.test(words));
  if (shelf !== undefined) return shelf[1];
  const count = words.split(/\s+/).length;
  if (cameraSubject.test(words) || (count <= 9 && cameraTerms.test(words))) return 'camera';
  if (beatStart.test(words)) return 'action';
  const verb = verbStart(words);
  if (verb < 0 || count <= 4) {
    if (styleTerms.test(words)) return 'style';
    if (lightingTerms.test(words) && verb < 0) return 'lighting';
    if (count <= 4 && moodTerms.test(words)) return 'mood';
  }
  if (/\blight\b/i.test(words) && lightingTerms.test(words) && verb !== 0) return 'lighting';
  if (verb === 0) return 'action';
  return verb < 0 && sceneTerms.test(words) ? 'scene' : null;
}
