/**
 * Words in square brackets that make the practice service misbehave, so that every failure can be met without paying for one.
 * They may stand anywhere in the prompt, in any case.
 */
export const magicWords = {
  refused: 'refused before anything is bought: the prompt breaks the content rules',
  moderated: 'bought, then failed by content moderation, and refunded',
  failed: 'bought, then failed, and refunded',
  'timed out': 'bought, then given up by the service, and refunded',
  cancelled: 'bought, then cancelled by the service, and refunded',
  'no output': 'bought and completed, but without a clip, and refunded',
  flagged: 'completed, with the clip marked as possibly not safe for work',
  'no credit': 'refused: the account has no credit left',
  'too many': 'refused: too many requests, try again in a few seconds',
  'no model': 'refused: the service does not know the model',
  'no permission': 'refused: the key may not do this',
  'wrong key': 'refused: the key is not valid',
  down: 'the service answers that it is down; nothing is bought',
  page: 'an HTML error page in place of an answer; nothing is bought',
  'half answer': 'bought, but the answer is cut in the middle',
  'no answer': 'bought, but the connection breaks before the answer',
  deleted: 'completed, but the prediction is deleted at once',
  slow: 'takes ten times as long',
  'not a video': 'completed, but the output is a web page',
  'cut short': 'completed, but the first download of the output breaks off in the middle',
} as const;

export type MagicWord = keyof typeof magicWords;

/** The first magic word of a prompt, or null. */
export function magicWordOf(prompt: string): MagicWord | null {
  const words = Object.keys(magicWords).filter(isMagicWord);
  for (const [, inside = ''] of prompt.matchAll(/\[([^[\]]{1,40})\]/g)) {
    const spoken = inside
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ');
    const found = words.find((word) => word === spoken);
    if (found !== undefined) return found;
  }
  return null;
}

function isMagicWord(word: string): word is MagicWord {
  return word in magicWords;
}
