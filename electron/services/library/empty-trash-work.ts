import type { Report, Works } from '../works.ts';
import type { Library } from './library-contract.ts';

/** Fewer are gone before anybody could read how far it is. */
const worthTelling = 20;

/** Empties the trash as one of the works, so that it is seen how far it is, and can be stopped. */
export function createEmptyTrash(works: Works, library: Pick<Library, 'emptyTrash'>): EmptyTrash {
  return async (selection, way) => {
    const stop = new AbortController();
    const ending = Promise.withResolvers<void>();
    // Who asked hears of it.
    ending.promise.catch(() => undefined);
    const told: { report: Report | null } = { report: null };
    let isShown = false;
    const show = (progress: Parameters<Report>[0]): void => {
      isShown = true;
      works.start('empty-trash', async (tell, signal) => {
        signal.addEventListener('abort', () => stop.abort());
        told.report = tell;
        tell(progress);
        await ending.promise;
      });
    };
    try {
      const emptied = await library.emptyTrash(selection, way, {
        signal: stop.signal,
        onProgress: ({ done, total }) => {
          const progress = { done, total, unit: 'clips' } as const;
          if (isShown) told.report?.(progress);
          else if (total >= worthTelling) show(progress);
        },
      });
      told.report?.({ skipped: emptied.refused });
      ending.resolve();
      return emptied;
    } catch (error) {
      ending.reject(error);
      throw error;
    }
  };
}

type EmptyTrash = (
  ...asked: [Parameters<Library['emptyTrash']>[0], Parameters<Library['emptyTrash']>[1]]
) => ReturnType<Library['emptyTrash']>;
