import type { transferRequests } from '../../../shared/contract/transfer.ts';
import type { Library } from '../../services/library/library.ts';
import type { Transfer } from '../../services/transfer.ts';
import type { Handlers } from '../router.ts';

type TransferHandlers = Pick<Handlers, keyof typeof transferRequests>;

export function transferHandlers(transfer: Transfer, library: Pick<Library, 'acceptFile'>): TransferHandlers {
  return {
    'library.exportPreview': async ({ template, selection }) => transfer.exportPreview(template, selection),
    'library.export': async (choice) => ({ id: await transfer.export(choice) }),
    'library.exportOutcome': async ({ id }) => transfer.exportOutcome(id),
    'library.backup': async () => ({ id: await transfer.backup() }),
    'library.restoreBackup': async () => ({ id: await transfer.restoreBackup() }),
    'library.moveTo': async () => ({ id: await transfer.moveTo() }),
    'library.copyOutcome': async ({ id }) => transfer.copyOutcome(id),
    async 'library.trashOld'() {
      await transfer.trashOld();
      return {};
    },
    'library.verify': async () => ({ id: transfer.verify() }),
    'library.verifyOutcome': async ({ id }) => transfer.verifyOutcome(id),
    async 'library.acceptFile'({ id }) {
      await library.acceptFile(id);
      return {};
    },
    'library.lookAtPlace': () => transfer.lookAtPlace(),
    async 'library.startAnew'() {
      await transfer.startAnew();
      return {};
    },
    async 'library.watchFolder'() {
      await transfer.watch();
      return {};
    },
    async 'library.unwatchFolder'() {
      await transfer.unwatch();
      return {};
    },
    'library.importFiles': async ({ from }) => ({ id: await transfer.importFiles(from) }),
    'library.importOutcome': async ({ id }) => transfer.importOutcome(id),
  };
}
