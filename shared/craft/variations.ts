import { append, emptyAssembly, finish, leaveOut } from './assembly.ts';
import type { Assembly, Sent } from './assembly.ts';
import { countCombinations } from './combinations.ts';
import type { Count } from './combinations.ts';
import { rememberedBeside } from './remembered.ts';
import { noShelves, tidyShelves } from './shelves.ts';
import type { Shelves } from './shelves.ts';
import { slotsOf } from './slots.ts';
import type { Slot, SlotIndex } from './slots.ts';
import { readTemplate } from './template.ts';
import type { Node, TemplateProblem } from './template.ts';

/** The two texts of a draft. A shelf named in both chooses once. */
export type Fields = { readonly prompt: string; readonly negativePrompt: string };

export type Variant = Fields & {
  /** One entry per slot that this variant passes, in the order of the text. */
  readonly choices: readonly Choice[];
};

/** `choice` is a key that stays the same while other parts of the draft are edited: see `slots.ts`. */
export type Choice = { readonly slot: string; readonly choice: string };

export type Expansion =
  | {
      readonly kind: 'list';
      /** Each pair of texts once. */
      readonly variants: readonly Variant[];
      readonly slots: readonly Slot[];
      /** Combinations that gave a text already listed. */
      readonly repeated: number;
    }
  | {
      readonly kind: 'too-many';
      readonly count: Count;
      readonly limit: number;
      readonly slots: readonly Slot[];
    };

/** So many can be listed, judged and pruned by hand; more are counted, not made. */
export const mostVariants = 1000;

// Keeps a very long draft from filling the memory, variant by variant.
const mostCharacters = 20_000_000;

export type DraftTemplate = {
  readonly prompt: readonly Node[];
  readonly negativePrompt: readonly Node[];
  readonly shelves: Shelves;
  readonly promptProblems: readonly TemplateProblem[];
  readonly negativeProblems: readonly TemplateProblem[];
  readonly units: number;
};

export function readDraft(fields: Fields, shelves: Shelves = noShelves): DraftTemplate {
  const tidy = tidyShelves(shelves);
  const prompt = readTemplate(fields.prompt, tidy);
  const negative = readTemplate(fields.negativePrompt, tidy);
  return {
    prompt: prompt.nodes,
    negativePrompt: negative.nodes,
    shelves: tidy,
    promptProblems: prompt.problems,
    negativeProblems: negative.problems,
    units: fields.prompt.length + fields.negativePrompt.length,
  };
}

/** How many combinations of choices there are; different combinations may still give the same text. */
export function countVariants(draft: DraftTemplate): Count {
  return countCombinations([...draft.prompt, ...draft.negativePrompt], draft.shelves);
}

/** Everything that would be sent, the first slot changing slowest; or how many there are, when that is too many. */
export function expand(draft: DraftTemplate, limit: number = mostVariants): Expansion {
  const count = countVariants(draft);
  const index = slotsOf(draft);
  const most = Math.min(limit, mostVariants, Math.floor(mostCharacters / Math.max(1, draft.units)));
  if (!count.isExact || count.combinations > BigInt(Math.max(1, most)))
    return { kind: 'too-many', count, limit: most, slots: index.slots };
  const variants = new Map<string, Variant>();
  let repeated = 0;
  for (const passage of walk(
    draft.prompt,
    [{ assembly: emptyAssembly, choices: [] }],
    draft.shelves,
    index,
  )) {
    const prompt = finish(passage.assembly).text;
    const start = { assembly: emptyAssembly, choices: passage.choices };
    for (const end of walk(draft.negativePrompt, [start], draft.shelves, index)) {
      const negativePrompt = finish(end.assembly).text;
      const key = `${prompt.length}:${prompt}${negativePrompt}`;
      if (variants.has(key)) repeated += 1;
      else variants.set(key, { prompt, negativePrompt, choices: end.choices });
    }
  }
  return { kind: 'list', variants: [...variants.values()], slots: index.slots, repeated };
}

type Passage = { readonly assembly: Assembly; readonly choices: readonly Choice[] };

function walk(
  nodes: readonly Node[],
  passages: readonly Passage[],
  shelves: Shelves,
  index: SlotIndex,
): readonly Passage[] {
  return nodes.reduce((reached, node) => reached.flatMap((one) => step(node, one, shelves, index)), passages);
}

function step(node: Node, passage: Passage, shelves: Shelves, index: SlotIndex): readonly Passage[] {
  const { assembly, choices } = passage;
  switch (node.kind) {
    case 'text':
      return [{ choices, assembly: append(assembly, node.text, node.from) }];
    case 'comment':
    case 'off':
      return [{ choices, assembly: leaveOut(assembly) }];
    case 'group': {
      const slot = index.ofGroup(node);
      return node.alternatives.flatMap((alternative, at) => {
        const choice = { slot: slot.key, choice: slot.choices[at]?.key ?? '' };
        // An empty alternative leaves a seam, as a part that is switched off does.
        const open = alternative.nodes.length === 0 ? leaveOut(assembly) : assembly;
        return walk(alternative.nodes, [{ assembly: open, choices: [...choices, choice] }], shelves, index);
      });
    }
    case 'shelf': {
      const slot = index.ofShelf(node.name);
      const texts = shelves.get(node.name) ?? [];
      const chosen = choices.find((choice) => choice.slot === slot.key);
      return slot.choices.flatMap(({ key }, at) =>
        chosen !== undefined && chosen.choice !== key
          ? []
          : [
              {
                assembly: append(assembly, texts[at] ?? '', null),
                choices: chosen === undefined ? [...choices, { slot: slot.key, choice: key }] : choices,
              },
            ],
      );
    }
  }
}

/** The first of what would be sent, with its way back into the draft; all there is in a draft without variations. */
export function firstVariant(text: string, shelves: Shelves = noShelves): Sent {
  return firstWith(text, tidyShelves(shelves));
}

const firstWith = rememberedBeside((text, tidy) =>
  finish(firstOf(readTemplate(text, tidy).nodes, emptyAssembly, tidy)),
);

function firstOf(nodes: readonly Node[], start: Assembly, shelves: Shelves): Assembly {
  return nodes.reduce((assembly, node) => {
    if (node.kind === 'text') return append(assembly, node.text, node.from);
    if (node.kind === 'shelf') return append(assembly, shelves.get(node.name)?.[0] ?? '', null);
    const first = node.kind === 'group' ? node.alternatives[0] : undefined;
    if (first === undefined || first.nodes.length === 0) return leaveOut(assembly);
    return firstOf(first.nodes, assembly, shelves);
  }, start);
}
