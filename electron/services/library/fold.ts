/**
 * A text as searches compare it: case and the accents of Latin, Greek and Cyrillic letters do not matter. Other combining marks stay,
 * as they make other letters (か and が).
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** Every word must occur; an empty query has none. */
export function queryWords(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}
