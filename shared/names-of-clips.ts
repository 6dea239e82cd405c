/** Names by which clips are filed. A tag may lie in another: "animal/fox". */

/** As it is kept and compared, or null when nothing is left of it. */
export function cleanTag(text: string): string | null {
  const parts = text
    .split('/')
    .map(cleanWords)
    .filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('/');
}

/** As it is kept and compared, or null when nothing is left of it. */
export function cleanCollectionName(text: string): string | null {
  const words = cleanWords(text);
  return words === '' ? null : words;
}

/** Is this the tag, or one inside it? */
export function isTagWithin(tag: string, outer: string): boolean {
  return tag === outer || tag.startsWith(`${outer}/`);
}

function cleanWords(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
