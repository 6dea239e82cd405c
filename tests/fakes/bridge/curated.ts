import type { CurationChange } from '../../../shared/contract/curation.ts';
import type { Clip } from '../../../shared/contract/library.ts';

/** A clip after a change, as main would show it. */
export function curated(clip: Clip, change: CurationChange): Clip {
  switch (change.kind) {
    case 'rate':
      return { ...clip, rating: change.rating };
    case 'flag':
      return { ...clip, flag: change.flag };
    case 'label':
      return { ...clip, label: change.label };
    case 'tag':
      return { ...clip, tags: edited(clip.tags, change) };
    case 'collect':
      return { ...clip, collections: edited(clip.collections, change) };
    case 'note':
      return { ...clip, notes: change.notes };
    case 'title':
      return { ...clip, title: change.title };
  }
}

function edited(names: readonly string[], { add, remove }: { add: string[]; remove: string[] }): string[] {
  return [...new Set([...names.filter((name) => !remove.includes(name)), ...add])];
}
