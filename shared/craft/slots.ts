import type { Shelves } from './shelves.ts';
import type { TextRange } from './text-range.ts';
import type { Node } from './template.ts';

/** A place in the draft where something is chosen: a group, or a shelf with all its mentions. */
export type Slot = {
  readonly key: string;
  readonly kind: 'group' | 'shelf';
  readonly field: 'prompt' | 'negativePrompt';
  /** Of the group, or of the shelf's first mention. */
  readonly range: TextRange;
  /** Of the shelf; null for a group. */
  readonly name: string | null;
  readonly choices: readonly { readonly key: string; readonly label: string }[];
};

export type SlotIndex = {
  readonly slots: readonly Slot[];
  ofGroup(node: GroupNode): Slot;
  ofShelf(name: string): Slot;
};

type GroupNode = Extract<Node, { kind: 'group' }>;
type Drafted = {
  readonly prompt: readonly Node[];
  readonly negativePrompt: readonly Node[];
  readonly shelves: Shelves;
};

/**
 * All slots in the order of the text. A choice's key is made of its own words, numbered among equal ones, so that it survives
 * edits elsewhere: other alternatives, other slots and the text around may change, and what was pruned stays pruned.
 */
export function slotsOf({ prompt, negativePrompt, shelves }: Drafted): SlotIndex {
  const slots: Slot[] = [];
  const groups = new Map<GroupNode, Slot>();
  const byName = new Map<string, Slot>();
  const seen = new Map<string, number>();
  const numbered = (label: string) => {
    const number = (seen.get(label) ?? 0) + 1;
    seen.set(label, number);
    return { key: `${number}=${label}`, label };
  };
  function visit(nodes: readonly Node[], field: Slot['field']): void {
    for (const node of nodes) {
      if (node.kind === 'shelf' && !byName.has(node.name)) {
        const labels = shelves.get(node.name) ?? [];
        const choices = labels.map((label) => ({ key: `@${node.name}=${label}`, label }));
        const range = { from: node.from, to: node.to };
        const slot: Slot = {
          key: `@${node.name}`,
          kind: 'shelf',
          field,
          range,
          name: node.name,
          choices,
        };
        byName.set(node.name, slot);
        slots.push(slot);
      }
      if (node.kind !== 'group') continue;
      const choices = node.alternatives.map((alternative) => numbered(alternative.label));
      const range = { from: node.from, to: node.to };
      const key = choices[0]?.key ?? '';
      const slot: Slot = { key, kind: 'group', field, range, name: null, choices };
      groups.set(node, slot);
      slots.push(slot);
      for (const alternative of node.alternatives) visit(alternative.nodes, field);
    }
  }
  visit(prompt, 'prompt');
  visit(negativePrompt, 'negativePrompt');
  const none: Slot = {
    key: '',
    kind: 'group',
    field: 'prompt',
    range: { from: 0, to: 0 },
    name: null,
    choices: [],
  };
  return {
    slots,
    ofGroup: (node) => groups.get(node) ?? none,
    ofShelf: (name) => byName.get(name) ?? none,
  };
}
