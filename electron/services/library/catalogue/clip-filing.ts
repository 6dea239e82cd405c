import { createNames, type Names } from './names.ts';

type Filed = { readonly name: number; readonly position: number | null };

/** Tags and collections by a clip's number, in the order of its sidecar; undefined for a clip without any. */
export type ClipFiling = {
  tagsOf(number: number): readonly number[] | undefined;
  collectionsOf(number: number): readonly Filed[] | undefined;
  readonly tagNames: Names;
  readonly collectionNames: Names;
  addTag(number: number, tag: string): void;
  addCollection(number: number, name: string, position: number | null): void;
  clear(number: number): void;
};

/** `end` is one more than the greatest number that is there. */
export function createClipFiling(end: number): ClipFiling {
  // Of that length from the start: a list that is filled from its far end would become a table, and take ten times as long to read.
  const tags = Array.from<number[] | undefined>({ length: end });
  const collections = Array.from<Filed[] | undefined>({ length: end });
  const [tagNames, collectionNames] = [createNames(), createNames()];
  return {
    tagsOf: (number) => tags[number],
    collectionsOf: (number) => collections[number],
    tagNames,
    collectionNames,
    addTag: (number, tag) => append(tags, number, tagNames.numberOf(tag)),
    addCollection: (number, name, position) =>
      append(collections, number, { name: collectionNames.numberOf(name), position }),
    clear: (number) => {
      tags[number] = undefined;
      collections[number] = undefined;
    },
  };
}

function append<T>(lists: (T[] | undefined)[], number: number, item: T): void {
  const known = lists[number];
  if (known === undefined) lists[number] = [item];
  else known.push(item);
}
