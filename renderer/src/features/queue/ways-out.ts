import type { Take } from '../../../../shared/contract/takes.ts';
import type { FailureCode } from '../../../../shared/take-state.ts';
import { ownHold } from './own-hold.ts';

export type WayOut =
  | 'approve'
  | 'look-again'
  | 'decide'
  | 'fetch'
  | 'edit'
  | 'again'
  | 'show'
  | 'change'
  | 'cancel'
  | 'dismiss';

/** Failures that another prompt may mend; the others are worth another try as they are. */
const forTheWriter: ReadonlySet<FailureCode> = new Set(['bad-request', 'moderation', 'refused']);

/** The service finished these, so the clip is paid for and may still be there. */
const perhapsThere: ReadonlySet<FailureCode> = new Set(['gave-up', 'no-output', 'not-a-video', 'too-large']);

function waysFromFailure(take: Take): readonly WayOut[] {
  const code = take.failure?.code;
  if (code !== undefined && perhapsThere.has(code) && take.remoteId !== null)
    return ['fetch', 'again', 'dismiss'];
  if (code !== undefined && forTheWriter.has(code)) return ['edit', 'again', 'dismiss'];
  return ['again', 'edit', 'dismiss'];
}

/** What the user can do about a take, the best first. */
export function waysOut(take: Take): readonly WayOut[] {
  switch (take.state) {
    case 'queued':
      return ownHold(take) === null ? ['change', 'cancel'] : ['approve', 'change', 'cancel'];
    case 'unconfirmed':
      return ['look-again', 'decide'];
    case 'downloading':
      return take.hold !== null || (take.download?.retryAtMs ?? null) !== null ? ['fetch'] : [];
    case 'failed':
      return waysFromFailure(take);
    case 'expired':
      return ['again', 'edit', 'dismiss'];
    case 'kept':
      return take.clipId === null ? ['dismiss'] : ['show', 'dismiss'];
    case 'cancelled':
      return ['dismiss'];
    case 'submitting':
    case 'running':
      return [];
  }
}
