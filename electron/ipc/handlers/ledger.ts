import type { Ledger } from '../../services/ledger/ledger.ts';
import type { Handlers } from '../router.ts';

type LedgerHandlers = Pick<Handlers, Extract<keyof Handlers, `ledger.${string}`>>;

export function ledgerHandlers(ledger: Ledger): LedgerHandlers {
  return {
    'ledger.summary': async (query) => ledger.summary(query),
    'ledger.list': async (query) => ledger.list(query),
    'ledger.export': async () => ({ takes: await ledger.export() }),
  };
}
