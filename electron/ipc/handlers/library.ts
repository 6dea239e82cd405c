import type { transferRequests } from '../../../shared/contract/transfer.ts';
import type { Library } from '../../services/library/library.ts';
import type { Studio } from '../../services/studio.ts';
import type { Works } from '../../services/works.ts';
import type { Publisher } from '../publish.ts';
import { curationHandlers } from './curation.ts';
import type { Handlers } from '../router.ts';

type Needs = {
  readonly studio: Pick<Studio, 'revealClip' | 'copyFiles' | 'saveCopy' | 'prepareDrag' | 'rescanLibrary'>;
  readonly library: Library;
  readonly works: Works;
  readonly publisher: Publisher;
};

type LibraryHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `library.${string}`>>,
  keyof typeof transferRequests
>;

export function libraryHandlers({ studio, library, works, publisher }: Needs): LibraryHandlers {
  return {
    async 'library.outline'(request) {
      // Before the look: a change that comes during it must count as newer than the answer.
      const revision = publisher.revision('library.changed');
      return { ...(await library.outline(request)), revision };
    },
    'library.suggest': async (request) => ({ values: [...(await library.suggest(request))] }),
    'library.clips': async ({ ids }) => ({ clips: await library.clips(ids) }),
    'library.lineage': async ({ id }) => library.lineage(id),
    'library.doubledSidecars': ({ id }) => library.doubledSidecars(id),
    'library.chooseSidecar': ({ id, version }) => library.chooseSidecar(id, version),
    ...curationHandlers(library, works),
    async 'library.reveal'({ id }) {
      studio.revealClip(id);
      return {};
    },
    'library.copyFiles': async ({ selection }) => ({
      copied: await studio.copyFiles(await library.choose(selection)),
    }),
    'library.saveCopy': async ({ selection }) => ({
      saved: await studio.saveCopy(await library.choose(selection)),
    }),
    'library.prepareDrag': async ({ ids }) => ({ files: await studio.prepareDrag(ids) }),
    'library.postersWanted': async ({ limit }) => ({ ids: await library.postersWanted(limit) }),
    async 'library.posterFailed'({ id }) {
      await library.posterFailed(id);
      return {};
    },
    'library.stripsWanted': async ({ limit }) => ({ ids: await library.stripsWanted(limit) }),
    async 'library.stripFailed'({ id }) {
      await library.stripFailed(id);
      return {};
    },
    'library.redraw': async ({ selection }) => ({ clips: await library.redraw(selection) }),
    async 'library.rescan'() {
      await studio.rescanLibrary();
      return {};
    },
  };
}
