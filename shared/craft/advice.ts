import type { Duration } from '../recipe.ts';
import type { Shelves } from './shelves.ts';
import type { TextChange, TextRange } from './text-range.ts';
import type { TemplateProblem } from './template.ts';
import type { Fields } from './variations.ts';

/** What each rule tells the words that go with it. The rule's name is the key of its words. */
export type AdviceParams = {
  readonly 'over-limit': { readonly over: number; readonly limit: number; readonly hasVariations: boolean };
  readonly 'asked-and-refused': { readonly word: string };
  readonly 'two-camera-moves': { readonly first: string; readonly second: string };
  readonly 'too-many-beats': { readonly beats: number; readonly most: number; readonly durationS: Duration };
  readonly 'camera-parameter': { readonly written: string; readonly instead: string | null };
  readonly lettering: { readonly quoted: string };
  readonly 'vague-word': { readonly word: string };
  readonly 'duplicate-element': { readonly words: string };
  readonly brackets: { readonly problem: TemplateProblem['kind']; readonly written: string };
  readonly 'negative-sentence': { readonly written: string; readonly instead: string };
};

export type AdviceRule = keyof AdviceParams;

export const adviceRules = [
  'over-limit',
  'brackets',
  'asked-and-refused',
  'two-camera-moves',
  'too-many-beats',
  'camera-parameter',
  'lettering',
  'vague-word',
  'duplicate-element',
  'negative-sentence',
] as const satisfies readonly AdviceRule[];

export type AdviceField = keyof Fields;

/** One click. `kind` is the key of the words on the button. */
export type Fix =
  | {
      readonly kind: 'remove' | 'switch-off' | 'replace' | 'close' | 'escape' | 'remove-from-negative';
      readonly field: AdviceField;
      readonly change: TextChange;
    }
  | { readonly kind: 'longer'; readonly durationS: Duration };

type AdviceOf<R extends AdviceRule> = {
  readonly rule: R;
  readonly field: AdviceField;
  readonly range: TextRange;
  readonly params: AdviceParams[R];
  readonly fix: Fix | null;
};

export type Advice = { [R in AdviceRule]: AdviceOf<R> }[AdviceRule];

export type AdviceInput = Fields & { readonly durationS: Duration; readonly shelves: Shelves };
