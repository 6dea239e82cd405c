import type { ClipRecord } from '../library/clip-keeper.ts';
import { serviceKind, type TakeRecord } from './record.ts';

/** What the sidecar is told of a completed take. */
export function clipRecordOf(take: TakeRecord, outputIndex: number): ClipRecord {
  const observedMs =
    take.completedMs === null || take.submittedMs === null ? null : take.completedMs - take.submittedMs;
  return {
    takeId: take.id,
    outputIndex,
    draftId: take.draftId,
    revisionId: take.revisionId,
    revisionNumber: take.revisionNumber,
    title: take.title,
    recipe: take.recipe,
    model: take.model,
    service: serviceKind(take.service),
    remoteId: take.remoteId ?? '',
    createdAtMs: Math.round(take.remoteCreatedMs ?? take.submittedMs ?? take.createdMs),
    generationMs:
      take.inferenceMs ?? take.tookMs ?? (observedMs === null || observedMs < 0 ? null : observedMs),
    costMicros: take.costMicros ?? take.priceMicros,
    flagged: take.flagged,
  };
}
