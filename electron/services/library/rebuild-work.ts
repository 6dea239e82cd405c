import type { Report, Works } from '../works.ts';
import type { LookProgress } from './reconcile.ts';

/** Shows a long look through the folder among the works. It cannot be stopped: it would only begin anew. */
export function createRebuildWork(works: Works): (progress: LookProgress | null) => void {
  let current: { report: Report | null; end(): void } | null = null;
  return (progress) => {
    if (progress === null) {
      current?.end();
      current = null;
      return;
    }
    if (current === null) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const begun: { report: Report | null; end(): void } = { report: null, end: resolve };
      current = begun;
      works.start('rebuild', async (report) => {
        begun.report = report;
        await promise;
      });
    }
    current.report?.({ ...progress, unit: 'clips' });
  };
}
