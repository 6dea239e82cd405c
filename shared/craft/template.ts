import { readNotation } from './notation.ts';
import type { Token } from './notation.ts';
import { rememberedBeside } from './remembered.ts';
import { shelfAt } from './shelves.ts';
import type { Shelves } from './shelves.ts';
import type { TextRange } from './text-range.ts';

/** A draft's text with its variations as a tree. */
export type Template = { readonly nodes: readonly Node[]; readonly problems: readonly TemplateProblem[] };

export type Node =
  /** What is sent as it stands; of an escape the range is the character alone. */
  | (TextRange & { readonly kind: 'text'; readonly text: string })
  /** A comment, or a part switched off. */
  | (TextRange & { readonly kind: 'comment' | 'off' })
  | (TextRange & { readonly kind: 'group'; readonly alternatives: readonly Alternative[] })
  | (TextRange & { readonly kind: 'shelf'; readonly name: string });

export type Alternative = TextRange & {
  readonly nodes: readonly Node[];
  /** As it is written; `…` stands for variations inside. */
  readonly label: string;
};

export type TemplateProblem = TextRange & {
  readonly kind:
    | 'unclosed'
    | 'unopened'
    | 'unclosed-off'
    | 'too-deep'
    | 'one-alternative'
    | 'same-alternative'
    | 'unknown-shelf'
    | 'empty-shelf';
};

/** Groups within groups; what lies deeper is sent as it stands. */
export const deepestGroup = 12;

type Frame = {
  readonly open: Token;
  readonly start: number;
  readonly bars: Token[];
  readonly places: number[];
};

/** Reads variations. A pair of braces without a bar of its own is plain text, and so is what does not match. */
export const readTemplate = rememberedBeside(treeOf);

function treeOf(text: string, shelves: Shelves): Template {
  const { tokens, unclosedOff } = readNotation(text);
  const nodes: Node[] = [];
  const problems: TemplateProblem[] = unclosedOff.map((range) => ({ kind: 'unclosed-off', ...range }));
  const frames: Frame[] = [];
  const put = (from: number, to: number) =>
    nodes.push({ kind: 'text', from, to, text: text.slice(from, to) });
  for (const token of tokens) {
    const { kind, from, to } = token;
    if (kind === 'open') {
      frames.push({ open: token, start: nodes.length, bars: [], places: [] });
      put(from, to);
    } else if (kind === 'bar') {
      frames.at(-1)?.bars.push(token);
      frames.at(-1)?.places.push(nodes.length);
      put(from, to);
    } else if (kind === 'close') {
      const frame = frames.pop();
      put(from, to);
      if (frame === undefined) problems.push({ kind: 'unopened', from, to });
      else if (frames.length >= deepestGroup) problems.push({ kind: 'too-deep', from: frame.open.from, to });
      else closeGroup(text, nodes, frame, to, problems);
    } else if (kind === 'shelf') {
      nodes.push(...shelfNodes(text, token, shelves, problems));
    } else if (kind === 'escape') put(from + 1, to);
    else if (kind === 'text') put(from, to);
    else nodes.push({ kind, from, to });
  }
  for (const { open } of frames) problems.push({ kind: 'unclosed', from: open.from, to: open.to });
  return { nodes, problems: problems.toSorted((a, b) => a.from - b.from) };
}

/** Takes the nodes of a group off the end of the list and puts the group there. */
function closeGroup(
  text: string,
  nodes: Node[],
  frame: Frame,
  to: number,
  problems: TemplateProblem[],
): void {
  const range = { from: frame.open.from, to };
  if (frame.bars.length === 0) {
    problems.push({ kind: 'one-alternative', ...range });
    return;
  }
  const inner = nodes.splice(frame.start);
  const edges = [0, ...frame.places.map((place) => place - frame.start), inner.length - 1];
  const alternatives = new Map<string, Alternative>();
  let hasGap = false;
  for (let at = 1; at < edges.length; at += 1) {
    const part = inner.slice((edges[at - 1] ?? 0) + 1, edges[at]);
    if (isSwitchedOff(part)) {
      hasGap = true;
      continue;
    }
    const alternative = alternativeOf(text, trimNodes(part), frame.open.to);
    const written = text.slice(alternative.from, alternative.to);
    const earlier = alternatives.get(written);
    if (earlier === undefined) alternatives.set(written, alternative);
    else problems.push({ kind: 'same-alternative', from: alternative.from, to: alternative.to });
  }
  if (alternatives.size === 0 && hasGap) nodes.push({ kind: 'off', ...range });
  else nodes.push({ kind: 'group', ...range, alternatives: [...alternatives.values()] });
}

function isSwitchedOff(nodes: readonly Node[]): boolean {
  return (
    nodes.some((node) => node.kind === 'off') &&
    nodes.every((node) => node.kind === 'off' || node.kind === 'comment' || isBlank(node))
  );
}

function isBlank(node: Node): boolean {
  return node.kind === 'text' && node.text.trim() === '';
}

function alternativeOf(text: string, nodes: readonly Node[], otherwise: number): Alternative {
  const from = nodes[0]?.from ?? otherwise;
  const label = nodes.map((node) =>
    node.kind === 'text'
      ? node.text
      : node.kind === 'group'
        ? '…'
        : node.kind === 'shelf'
          ? text.slice(node.from, node.to)
          : '',
  );
  return { from, to: nodes.at(-1)?.to ?? from, nodes, label: label.join('').replace(/\s+/g, ' ').trim() };
}

/** Without white space and comments at both ends. */
function trimNodes(nodes: readonly Node[]): readonly Node[] {
  const isBare = (node: Node) => isBlank(node) || node.kind === 'comment' || node.kind === 'off';
  const first = nodes.findIndex((node) => !isBare(node));
  if (first < 0) return [];
  const last = nodes.findLastIndex((node) => !isBare(node));
  return nodes.slice(first, last + 1).map((node, at, all) => {
    if (node.kind !== 'text') return node;
    let { from, to } = node;
    if (at === 0) from += node.text.length - node.text.trimStart().length;
    if (at === all.length - 1) to -= node.text.length - node.text.trimEnd().length;
    return { ...node, from, to, text: node.text.slice(from - node.from, node.text.length - (node.to - to)) };
  });
}

function shelfNodes(text: string, token: Token, shelves: Shelves, problems: TemplateProblem[]): Node[] {
  const { from, to } = token;
  const plain: Node = { kind: 'text', from, to, text: text.slice(from, to) };
  const name = shelfAt(text.slice(from + 1, to), shelves);
  if (name === null) {
    problems.push({ kind: 'unknown-shelf', from, to });
    return [plain];
  }
  const end = from + 1 + name.length;
  if ((shelves.get(name) ?? []).length === 0) {
    problems.push({ kind: 'empty-shelf', from, to: end });
    return [plain];
  }
  const rest: Node = { kind: 'text', from: end, to, text: text.slice(end, to) };
  return [{ kind: 'shelf', from, to: end, name }, ...(end < to ? [rest] : [])];
}
