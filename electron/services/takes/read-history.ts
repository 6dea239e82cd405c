import type { Service } from '../service.ts';
import type { HistoryItem, HistoryOutcome } from '../wavespeed/client.ts';
import type { Healths } from './health.ts';

const mostPages = 20;

/** What the account's history holds of one model and stretch of time, all pages of it, each prediction once; or why it could not be read. */
export async function readHistory(
  service: Service,
  healths: Healths,
  query: { readonly model: string; readonly afterMs: number; readonly beforeMs: number },
): Promise<{ readonly items: HistoryItem[] } | Exclude<HistoryOutcome, { kind: 'items' }>> {
  const found = new Map<string, HistoryItem>();
  for (let page = 1; page <= mostPages; page += 1) {
    const outcome = await service.client.history({ ...query, page });
    healths.readAnswered(service.id, outcome);
    if (outcome.kind !== 'items') return outcome;
    const before = found.size;
    for (const item of outcome.items) found.set(item.id, item);
    if (found.size === before) return { items: [...found.values()] };
  }
  // More than can be read is more than can be told apart.
  return { kind: 'transient', reason: 'history-too-long', retryAfterMs: null };
}
