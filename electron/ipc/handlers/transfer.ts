import type { transferRequests } from '../../../shared/contract/transfer.ts';
import type { Transfer } from '../../services/transfer.ts';
import type { Handlers } from '../router.ts';

type TransferHandlers = Pick<Handlers, keyof typeof transferRequests>;

export function transferHandlers(transfer: Transfer): TransferHandlers {
  return {
    'library.exportPreview': async ({ template, selection }) => transfer.exportPreview(template, selection),
    'library.export': async (choice) => ({ id: await transfer.export(choice) }),
    'library.exportOutcome': async ({ id }) => transfer.exportOutcome(id),
    'library.importFiles': async ({ from }) => ({ id: await transfer.importFiles(from) }),
    'library.importOutcome': async ({ id }) => transfer.importOutcome(id),
  };
}
