import type { Shelves } from './shelves.ts';

/** Enough for both texts of a draft, as they are and as they were a key ago. */
const most = 4;

/**
 * A pure reading of a text, made once for all who ask for it in one turn: its last answers are kept. They are shared, so nobody may
 * change them.
 */
export function remembered<T extends object>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const [oldest] = known.keys();
    if (known.size >= most && oldest !== undefined) known.delete(oldest);
    const fresh = read(text);
    known.set(text, fresh);
    return fresh;
  };
}

/** The same for a reading that knows shelves: for as long as there are these. */
export function rememberedBeside<T extends object>(
  read: (text: string, shelves: Shelves) => T,
): (text: string, shelves: Shelves) => T {
  const byShelves = new WeakMap<Shelves, (text: string) => T>();
  return (text, shelves) => {
    let readText = byShelves.get(shelves);
    if (readText === undefined) {
      readText = remembered((each) => read(each, shelves));
      byShelves.set(shelves, readText);
    }
    return readText(text);
  };
}
