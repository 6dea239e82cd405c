import { beatRules } from './advice-beats.ts';
import { cameraRules } from './advice-camera.ts';
import { negativeRules } from './advice-negative.ts';
import { readForAdvice } from './advice-reading.ts';
import { textRules } from './advice-text.ts';
import { wordingRules } from './advice-wording.ts';
import type { Advice, AdviceInput, AdviceRule } from './advice.ts';

const rules = [...textRules, ...cameraRules, ...beatRules, ...wordingRules, ...negativeRules];

/**
 * What could be better about a draft, in the order of its texts. Advice, never a bar: nothing is kept from being sent by it but
 * what is over the limit. Rules that the user switched off are silent.
 */
export function advise(
  input: AdviceInput,
  isOff: (rule: AdviceRule) => boolean = () => false,
): readonly Advice[] {
  const reading = readForAdvice(input);
  const found = rules.flatMap((rule) => rule(reading)).filter(({ rule }) => !isOff(rule));
  const place = ({ field, range }: Advice) => (field === 'prompt' ? range.from : 1e9 + range.from);
  return found.toSorted((a, b) => place(a) - place(b));
}
