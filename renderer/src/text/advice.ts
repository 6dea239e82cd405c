import type { AdviceParams, AdviceRule, Fix } from '../../../shared/craft/advice.ts';
import { counted, wholeNumber } from './form.ts';

type Words<R extends AdviceRule> = {
  /** In Settings, where each rule can be switched off. */
  readonly name: string;
  readonly title: (params: AdviceParams[R]) => string;
  readonly reason: (params: AdviceParams[R]) => string;
};

const problems: Record<AdviceParams['brackets']['problem'], string> = {
  unclosed: 'A variation is opened here and never closed. It is sent as it stands.',
  unopened: 'A variation is closed here that was never opened. It is sent as it stands.',
  'unclosed-off': 'A part is switched off here without an end, so it is sent. Close it with #].',
  'too-deep': 'Variations are nested too deeply here. This one is sent as it stands.',
  'one-alternative': 'One alternative is no variation: the braces would be sent too.',
  'same-alternative': 'This alternative is there already and gives nothing new.',
  'unknown-shelf': 'No shelf has this name. It is sent as it stands.',
  'empty-shelf': 'This shelf is empty. Its name is sent as it stands.',
};

const rules: { readonly [R in AdviceRule]: Words<R> } = {
  'over-limit': {
    name: 'Over the limit',
    title: ({ over }) => `${counted(over, 'character', 'characters')} too many`,
    reason: ({ limit, hasVariations }) =>
      `${hasVariations ? 'Its longest variation is over what the service takes' : 'The service takes'}: ${wholeNumber(limit)} characters. Comments do not count. How the service counts an emoji is not known; here it is one.`,
  },
  brackets: {
    name: 'Brackets of variations',
    title: ({ written }) => `“${written}” does not fit`,
    reason: ({ problem }) => problems[problem],
  },
  'asked-and-refused': {
    name: 'Asked for and kept out',
    title: ({ word }) => `“${word}” is also asked for`,
    reason: () =>
      'The prompt asks for what the negative prompt keeps out. The model can only do one of them.',
  },
  'two-camera-moves': {
    name: 'Two camera moves in one sentence',
    title: () => 'Two camera moves in one sentence',
    reason: ({ first, second }) =>
      `“${first}” and “${second}” are often blended into a drift. One move per shot is followed best; make two takes, or give each its own beat.`,
  },
  'too-many-beats': {
    name: 'More beats than the clip can hold',
    title: ({ beats, durationS }) => `${beats} beats in ${durationS} s`,
    reason: ({ most, durationS }) =>
      `About ${most} can be seen in ${durationS} seconds. What is too much is skipped or rushed.`,
  },
  'camera-parameter': {
    name: 'Settings of other tools',
    title: ({ written }) => `“${written}” is no setting here`,
    reason: () =>
      'The model takes words only: no camera controls, seeds, weights or flags. Say it in a sentence.',
  },
  lettering: {
    name: 'Text to be read',
    title: () => 'Letters are drawn, not written',
    reason: ({ quoted }) =>
      `${quoted} will likely come out misspelled, and speech is not heard. Add the lettering in the edit.`,
  },
  'vague-word': {
    name: 'Vague praise',
    title: ({ word }) => `“${word}” shows nothing`,
    reason: () => 'Say what makes it so: the light, the lens, the colour, the texture.',
  },
  'duplicate-element': {
    name: 'The same said twice',
    title: ({ words }) => `“${words}” is there already`,
    reason: () => 'Saying it again does not make it stronger; it takes room from something else.',
  },
  'negative-sentence': {
    name: 'Sentences in the negative prompt',
    title: ({ written }) => `“${written}” is a sentence`,
    reason: ({ instead }) =>
      instead === ''
        ? 'Name the things to keep out, in a few words each, set apart by commas.'
        : `Everything here is kept out already. “${instead}” alone says it; a “no” may turn it round.`,
  },
};

const fixes: Record<Fix['kind'], string> = {
  remove: 'Remove it',
  'switch-off': 'Switch it off',
  replace: 'Replace it',
  close: 'Close it',
  escape: 'Take it literally',
  'remove-from-negative': 'Take it out of the negative prompt',
  longer: 'Make it 10 s',
};

/** The words of advice: title, reason and button of each rule. */
export const adviceText = { rules, fixes } as const;
