/** The user's shelves: a name (without `@`) and what lies there. Alternatives are taken as they are, without notation. */
export type Shelves = ReadonlyMap<string, readonly string[]>;

export const noShelves: Shelves = new Map();

const tidied = new WeakMap<Shelves, Shelves>();

/** Trimmed, without empty ones and without duplicates; names without what could not be written after `@`. The same for the same. */
export function tidyShelves(shelves: Shelves): Shelves {
  const known = tidied.get(shelves);
  if (known !== undefined) return known;
  const tidy = new Map<string, readonly string[]>();
  tidied.set(shelves, tidy);
  for (const [name, alternatives] of shelves) {
    if (!isShelfName(name)) continue;
    const texts = alternatives.map((text) => text.trim()).filter((text) => text !== '');
    tidy.set(name, [...new Set(texts)]);
  }
  return tidy;
}

/** Letters, digits and `_`, with single hyphens between. */
export function isShelfName(name: string): boolean {
  return /^[\p{L}\p{N}\p{M}_]+(?:-[\p{L}\p{N}\p{M}_]+)*$/u.test(name);
}

// Scripts that write no spaces: what follows a name there may be the sentence going on.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The shelf meant by what stands behind an `@`, or null. */
export function shelfAt(written: string, shelves: Shelves): string | null {
  if (shelves.has(written)) return written;
  let longest: string | null = null;
  for (const name of shelves.keys())
    if (name.length > (longest?.length ?? 0) && written.startsWith(name) && goesOn(written, name.length))
      longest = name;
  return longest;
}

function goesOn(written: string, at: number): boolean {
  const next = String.fromCodePoint(written.codePointAt(at) ?? 32);
  return unspaced.test(next);
}
