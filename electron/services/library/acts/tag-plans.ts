import { isTagWithin } from '../../../../shared/names-of-clips.ts';
import type { Shelf } from '../shelf.ts';
import type { Plan } from './commit.ts';

/** A tag and all inside it get another name, or none. */
export function tagPlan(
  shelf: Shelf,
  kind: 'rename-tag' | 'delete-tag',
  from: string,
  to: string | null,
): Plan {
  return {
    kind,
    ids: [...new Set([...shelf.index.taggedWithin(from), ...shelf.behind])],
    patchOf: ({ curation }) => {
      const tags = curation.tags.flatMap((tag) => {
        if (!isTagWithin(tag, from)) return [tag];
        return to === null ? [] : [to + tag.slice(from.length)];
      });
      const isSame =
        tags.every((tag, index) => tag === curation.tags[index]) && tags.length === curation.tags.length;
      return isSame ? {} : { tags: [...new Set(tags)] };
    },
  };
}
