import type { Advice, Fix } from '../../../shared/craft/advice.ts';
import { adviceText } from './advice.ts';
import { counted } from './form.ts';

/** A rule's words fit the parameters of its own advice; the union of all does not tell. */
function rulesWords({ rule, params }: Advice): { readonly title: string; readonly reason: string } {
  const { title, reason } = adviceText.rules[rule];
  return { title: title(params as never), reason: reason(params as never) };
}

function fixLabel(fix: Fix): string {
  if (fix.kind !== 'replace' || fix.change.insert.length > 40) return adviceText.fixes[fix.kind];
  return `Write “${fix.change.insert}”`;
}

/** Words of the list of advice under a text. */
export const adviceListText = {
  wordsOf: rulesWords,
  fixLabel,
  count: (count: number) => counted(count, 'piece of advice', 'pieces of advice'),
  list: 'Advice',
  off: 'Turn this rule off',
  turnedOff: (name: string) => `Rule off: ${name}`,
  undo: 'Undo',
  offCount: (count: number) => `${counted(count, 'rule is', 'rules are')} off`,
  settings: 'Advice settings',
  at: (at: number, of: number) => `${at} of ${of}`,
  section: {
    title: 'Advice',
    about: 'What the editor points out under a prompt. It never keeps anything from being sent.',
  },
} as const;
