import type { ClipId } from '../../../../shared/contract/ids.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { StillKind } from './draw-stills.ts';

/** Main refuses the picture itself, not the moment. */
const refusals: readonly number[] = [413, 415];

/**
 * Hands a drawing to main; resolves with whether it was taken. A clip that has gone meanwhile is nobody's fault. Rejects with AppError
 * `unavailable` while the library is away, full or cannot be written.
 */
export async function saveStill(
  kind: StillKind,
  id: ClipId,
  still: Blob,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await fetch(`/media/${kind}/${id}`, { method: 'PUT', body: still, signal });
  if (refusals.includes(answer.status)) return false;
  if (answer.ok || answer.status === 404) return true;
  throw new AppError('unavailable', `${kind} refused with ${answer.status}`);
}
