import type { Advice } from './advice.ts';
import type { Rule } from './advice-reading.ts';
import type { Element } from './elements.ts';

/** Beats that a clip can hold so that each is still seen (reference: two or three in 5 to 10 s); one more is forgiven. */
const mostBeats = { 5: 3, 10: 5 } as const;

/** Only actions with beat words, and the one before the first "then": a list of small movements is one beat. */
const tooManyBeats: Rule = ({ elements, durationS }) => {
  const actions = elements.filter(({ kind, isOff }) => kind === 'action' && !isOff);
  const marked = actions.filter(({ beat }) => beat !== null);
  const opening =
    actions[0] !== undefined && actions[0].beat === null && marked.length > 0 ? [actions[0]] : [];
  const beats = [...opening, ...marked];
  const most = mostBeats[durationS];
  const extra = beats[most];
  const last = beats.at(-1);
  if (extra === undefined || last === undefined) return [];
  return [
    {
      rule: 'too-many-beats',
      field: 'prompt',
      range: { from: extra.from, to: last.to },
      params: { beats: beats.length, most, durationS },
      fix: durationS === 5 && beats.length <= mostBeats[10] ? { kind: 'longer', durationS: 10 } : null,
    },
  ];
};

const minor = /^(?:a|an|the|in|on|at|of|and|with)$/;

/** The same words in two elements of one kind, whatever small words stand between. */
const duplicates: Rule = ({ elements, prompt }) => {
  const seen = new Map<string, Element>();
  return elements.flatMap((element): Advice[] => {
    if (element.isOff || /[{|}@]/.test(element.text)) return [];
    const found = element.text.toLowerCase().match(/[\p{L}\p{N}\p{M}-]+/gu) ?? [];
    const key = `${element.kind} ${found
      .filter((word) => !minor.test(word))
      .toSorted()
      .join(' ')}`;
    if (found.length === 0 || element.kind === 'subject') return [];
    if (!seen.has(key)) {
      seen.set(key, element);
      return [];
    }
    const { from, to } = element;
    return [
      {
        rule: 'duplicate-element',
        field: 'prompt',
        range: { from, to },
        params: { words: element.text },
        fix: {
          kind: 'switch-off',
          field: 'prompt',
          change: { from, to, insert: `[# ${prompt.slice(from, to)} #]` },
        },
      },
    ];
  });
};

export const beatRules: readonly Rule[] = [tooManyBeats, duplicates];
