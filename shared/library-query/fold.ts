/** Letters that have no accent to take off, and yet are typed without their stroke, or as two. */
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
};
const isAscii = /^[\0-\x7f]*$/;

/**
 * A text as searches compare it: case, width and the accents of Latin, Greek and Cyrillic letters do not matter. Other combining marks
 * stay, as they make other letters (か and が).
 */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\ufe0f]/g, '')
    .toLowerCase()
    .replace(/[øłđħıßæœς]/g, (letter) => plain[letter] ?? letter);
}

/** The words of a search without fields; an empty query has none. */
export function queryWords(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}
