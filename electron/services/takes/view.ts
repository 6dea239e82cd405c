import type { Take } from '../../../shared/contract/takes.ts';
import type { HoldReason } from '../../../shared/take-state.ts';
import { remoteExpiresMs, serviceKind, type TakeRecord } from './record.ts';

/** What is known of a take besides its record. Times are Unix milliseconds. */
export type TakeSurroundings = {
  readonly hold: { readonly reason: HoldReason; readonly untilMs: number | null } | null;
  readonly usual: Take['usual'];
  readonly download: Take['download'];
};

/** A take as the windows see it. */
export function viewOfTake(take: TakeRecord, around: TakeSurroundings): Take {
  return {
    id: take.id,
    draftId: take.draftId,
    revisionId: take.revisionId,
    revisionNumber: take.revisionNumber,
    title: take.title,
    recipe: take.recipe,
    state: take.state,
    service: serviceKind(take.service),
    position: take.state === 'queued' ? take.position : null,
    hold: around.hold === null ? null : { reason: around.hold.reason, untilMs: whole(around.hold.untilMs) },
    createdAtMs: take.createdMs,
    submittedAtMs: take.submittedMs,
    acceptedAtMs: take.acceptedMs,
    completedAtMs: take.completedMs,
    endedAtMs: take.endedMs,
    failure: take.failureCode === null ? null : { code: take.failureCode, detail: take.failureDetail },
    priceMicros: take.costMicros ?? take.priceMicros,
    priceIsActual: take.costMicros !== null,
    money: take.money,
    usual: around.usual,
    download: take.state === 'downloading' ? around.download : null,
    remoteExpiresAtMs: whole(remoteExpiresMs(take)),
    remoteId: take.remoteId,
    clipId: take.clipId,
    flagged: take.flagged,
    candidates: [...take.candidates],
    lookedAtMs: take.lookedMs,
  };
}

function whole(ms: number | null): number | null {
  return ms === null ? null : Math.max(0, Math.round(ms));
}
