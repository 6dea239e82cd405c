import type { Purchase } from '../../../electron/services/ledger/purchases.ts';
import { draftId, takeId } from '../../../shared/contract/ids.ts';

/** One take of five seconds, bought and kept. */
export function aPurchase(over: Partial<Purchase> = {}): Purchase {
  return {
    takeId: takeId.parse('take00000001'),
    draftId: draftId.parse('draft0000001'),
    title: 'fox',
    revisionNumber: 1,
    durationS: 5,
    boughtAtMs: Date.UTC(2026, 10, 22, 12),
    state: 'kept',
    money: 'spent',
    estimateMicros: 1_300_000,
    quotedMicros: null,
    billedMicros: null,
    countedMicros: 1_300_000,
    refundDueAtMs: null,
    refundedAtMs: null,
    remoteId: 'pred_1',
    prompt: 'fox',
    negativePrompt: '',
    aspectRatio: '16:9',
    model: 'kwaivgi/kling-v2.0-t2v-master',
    service: 'https://api.wavespeed.ai/api/v3',
    ...over,
  };
}
