/** By what the ledger is summed. Days and months are the user's own. */
export const ledgerGroupings = ['day', 'month', 'draft'] as const;
export type LedgerGrouping = (typeof ledgerGroupings)[number];
