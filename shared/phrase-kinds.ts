/**
 * What a user's own phrasebook holds: `snippet` is put in by /name and may have fields, `shelf` are alternatives for @name, one a line,
 * `element` a part of a prompt to swap in, `negative` a preset of the negative prompt, `accepted` words that were taken over before.
 */
export const phraseKinds = ['snippet', 'shelf', 'element', 'negative', 'accepted'] as const;
export type PhraseKind = (typeof phraseKinds)[number];
