import type { curationRequests } from '../../../shared/contract/curation.ts';
import { createEmptyTrash } from '../../services/library/empty-trash-work.ts';
import type { Library } from '../../services/library/library.ts';
import type { Works } from '../../services/works.ts';
import type { Handlers } from '../router.ts';

type CurationHandlers = Pick<Handlers, keyof typeof curationRequests>;

export function curationHandlers(library: Library, works: Works): CurationHandlers {
  const emptyTrash = createEmptyTrash(works, library);
  return {
    'library.curate': async ({ selection, change }) => library.curate(selection, change),
    'library.acts': async () => library.acts(),
    'library.undo': async () => library.undo(),
    'library.redo': async () => library.redo(),
    'library.trash': async ({ selection }) => library.trash(selection),
    'library.restore': async ({ selection }) => library.restore(selection),
    'library.trashed': async ({ ids }) => {
      const { ends, ...all } = await library.trashed(ids);
      return { ...all, ends: [...ends] };
    },
    'library.emptyTrash': async ({ selection, way }) => emptyTrash(selection, way),
    'library.tags': async () => library.tags(),
    'library.renameTag': async ({ from, to }) => library.renameTag(from, to),
    'library.deleteTag': async ({ name }) => library.deleteTag(name),
    'library.collections': async () => library.collections(),
    'library.createCollection': async ({ name }) => library.createCollection(name),
    'library.renameCollection': async ({ from, to }) => library.renameCollection(from, to),
    'library.deleteCollection': async ({ name }) => library.deleteCollection(name),
    'library.arrange': async ({ collection, ids, before }) => library.arrange(collection, ids, before),
    'library.searches': async () => library.searches(),
    'library.saveSearch': async (search) => library.saveSearch(search),
    'library.deleteSearch': async ({ id }) => library.deleteSearch(id),
  };
}
