import type { TakeId } from '../../../shared/contract/ids.ts';
import { assertNever } from '../../../shared/errors.ts';
import type { FailureCode } from '../../../shared/take-state.ts';
import type { FetchOutcome } from '../downloads/download.ts';
import type { ClipKeeper, KeepProblem } from '../library/clip-keeper.ts';
import type { CollectorPorts } from './collector.ts';
import { clipRecordOf } from './clip-record.ts';
import { outputName, retryLater, settleOutput, type Fetching } from './fetching.ts';
import { remoteExpiresMs, type TakeRecord } from './record.ts';
import { newTransfer, progressed } from './transfer.ts';

/** A server may send an error page once, or a file that it is still writing. */
const triesBeforeNoVideo = 3;

type Listeners = {
  onProgress(id: TakeId): void;
  libraryFailed(problem: KeepProblem['kind']): void;
  libraryWorks(): void;
};

/**
 * Brings the outputs of one take into the library, one after the other, each asked for in the library first. A take that was kept before
 * is here again because its clip is missing or suspect: then what lies there is read whole and compared.
 */
export function createOutputFetcher(ports: CollectorPorts, listeners: Listeners) {
  const { clock, board, healths, services, downloads, keeper, signal } = ports;
  const later = (fetching: Fetching, retryAfterMs: number | null): void =>
    retryLater(ports, fetching, retryAfterMs);

  async function isThere(take: TakeRecord, index: number): Promise<boolean> {
    if (take.clipId === null) return (await keeper.clipOfTake(take.id, index)) !== null;
    return (await keeper.checkClip(take.id, index)) === 'sound';
  }

  /** The first output that has no sound clip yet, or null when all have. */
  async function nextOutput(take: TakeRecord, fetching: Fetching): Promise<number | null> {
    for (let index = 0; index < Math.max(1, take.outputs.length); index += 1) {
      if (fetching.settled.has(index)) continue;
      if (!(await isThere(take, index))) return index;
      settleOutput(fetching, index);
    }
    return null;
  }

  async function kept(take: TakeRecord, detail: string | null): Promise<void> {
    const clipId = (await firstClip(take, keeper)) ?? take.clipId;
    if (clipId !== null) board.happened(take.id, 'kept', { clipId }, detail);
    else board.happened(take.id, 'remote-gone', {}, detail);
  }

  /**
   * This output will not come. With another one in the library the take is kept all the same. One that was kept before does not fail: its
   * clip is as it was, or is lost here and there.
   */
  async function unobtainable(
    take: TakeRecord,
    fetching: Fetching,
    index: number,
    why: { readonly code: FailureCode | null; readonly detail: string },
  ): Promise<void> {
    const isLost = (await keeper.checkClip(take.id, index)) === 'missing';
    const hasAnother = index > 0 || fetching.settled.size > 0 || (take.clipId !== null && !isLost);
    if (hasAnother) {
      board.note(take.id, 'output-left', `${index + 1}: ${why.detail}`);
      settleOutput(fetching, index);
      fetching.dueAt = clock.monotonic();
    } else if (why.code === null || take.clipId !== null) {
      board.happened(take.id, 'remote-gone', {}, why.detail);
    } else {
      // The detail is for the service's own words; ours go into the history.
      const failure = { failureCode: why.code, failureDetail: null };
      board.happened(take.id, 'undeliverable', failure, why.detail);
    }
  }

  /** URLs are only as good as the last answer: asks for fresh ones. Answers whether there are any. */
  async function freshUrl(take: TakeRecord, fetching: Fetching, index: number): Promise<boolean> {
    const service = services.byId(take.service);
    if (service === null || take.remoteId === null) {
      later(fetching, null);
      fetching.wantsFreshUrl = take.outputs.length === 0;
      return take.outputs.length > 0;
    }
    const outcome = await service.client.result(take.remoteId);
    healths.readAnswered(service.id, outcome);
    if (outcome.kind === 'prediction' && outcome.prediction.outputs.length > index) {
      fetching.wantsFreshUrl = false;
      fetching.fresh += 1;
      board.amend(take.id, { outputs: outcome.prediction.outputs });
      return true;
    }
    const isGone = outcome.kind === 'unknown-id' || outcome.kind === 'prediction';
    if (isGone) fetching.gone += 1;
    if (isGone && fetching.gone > 1) {
      await unobtainable(take, fetching, index, { code: null, detail: 'output gone, and no fresh one' });
    } else {
      later(fetching, null);
      fetching.wantsFreshUrl = true;
    }
    return false;
  }

  /** A dead URL says nothing of the clip while the remote copy should live: fresh ones are asked for until then. */
  async function gone(take: TakeRecord, fetching: Fetching, index: number, reason: string): Promise<void> {
    const expiresMs = remoteExpiresMs(take);
    // Also a fresh one is dead, and seven days are over; by a clock alone, which may be set, nothing ends.
    if (expiresMs !== null && clock.now() > expiresMs && fetching.fresh > 0) {
      return unobtainable(take, fetching, index, { code: null, detail: reason });
    }
    const isFirst = !fetching.wantsFreshUrl && fetching.failures === 0;
    later(fetching, isFirst ? 0 : null);
    fetching.wantsFreshUrl = true;
  }

  async function noVideo(
    take: TakeRecord,
    fetching: Fetching,
    index: number,
    why: { readonly code: FailureCode; readonly detail: string },
  ): Promise<void> {
    fetching.noVideo += 1;
    if (fetching.noVideo >= triesBeforeNoVideo) await unobtainable(take, fetching, index, why);
    else later(fetching, null);
  }

  async function fetched(
    take: TakeRecord,
    fetching: Fetching,
    index: number,
    outcome: FetchOutcome | { readonly kind: 'gave-way' },
  ): Promise<void> {
    switch (outcome.kind) {
      case 'gave-way':
        fetching.isGoingOn = true;
        fetching.dueAt = clock.monotonic();
        return;
      case 'fetched': {
        const published = await keeper.publish(outcome.file, clipRecordOf(take, index));
        if (published.kind !== 'kept') return listeners.libraryFailed(published.kind);
        settleOutput(fetching, index);
        // What is next, if anything, is due at once.
        fetching.dueAt = clock.monotonic();
        if ((await nextOutput(take, fetching)) === null) await kept(take, null);
        return;
      }
      case 'transient':
        return later(fetching, outcome.retryAfterMs);
      case 'gone':
        return gone(take, fetching, index, outcome.reason);
      case 'not-a-video':
        return noVideo(take, fetching, index, { code: 'not-a-video', detail: outcome.reason });
      case 'forbidden-url':
        fetching.wantsFreshUrl = true;
        return noVideo(take, fetching, index, { code: 'gave-up', detail: outcome.reason });
      case 'too-large':
        return unobtainable(take, fetching, index, {
          code: 'too-large',
          detail: 'larger than a clip can be',
        });
      case 'disk-full':
      case 'library-offline':
      case 'library-read-only':
        return listeners.libraryFailed(outcome.kind);
      default:
        assertNever(outcome);
    }
  }

  /** Asks for the bytes of one output. `gave-way`: the collector took its place for another take. */
  async function transfer(
    take: TakeRecord,
    fetching: Fetching,
    { url, index, folder }: { readonly url: string; readonly index: number; readonly folder: string },
  ): Promise<FetchOutcome | { readonly kind: 'gave-way' }> {
    const own = newTransfer(clock.monotonic());
    const before = fetching.progress;
    // Going on after it gave way is the same try.
    if (!fetching.isGoingOn) fetching.attempt += 1;
    fetching.transfer = own;
    listeners.onProgress(take.id);
    try {
      const outcome = await downloads.fetch({
        url,
        folder,
        name: outputName(take.id, index),
        allowLoopback: services.byId(take.service)?.isLoopback ?? false,
        signal: AbortSignal.any([signal, own.stop.signal]),
        onProgress(progress) {
          own.hasLost ||= fetching.isGoingOn && progress.receivedBytes < before.receivedBytes;
          progressed(own, progress);
          fetching.progress = progress;
          listeners.onProgress(take.id);
        },
      });
      return own.stop.signal.aborted && outcome.kind === 'transient' ? { kind: 'gave-way' } : outcome;
    } finally {
      fetching.transfer = null;
      fetching.isGoingOn = false;
    }
  }

  function downloading(id: TakeId): TakeRecord | null {
    const take = board.find(id);
    return take?.state === 'downloading' ? take : null;
  }

  return {
    /** One try at the next output; when none is left, the take is kept. */
    async fetch(id: TakeId, fetching: Fetching): Promise<void> {
      let take = downloading(id);
      if (take === null) return;
      const index = await nextOutput(take, fetching);
      if (index === null) return kept(take, fetching.attempt === 0 ? 'found in the library' : null);
      const folder = await keeper.partialFolder();
      if (folder.kind !== 'folder') return listeners.libraryFailed(folder.kind);
      listeners.libraryWorks();
      if (fetching.wantsFreshUrl || take.outputs.length <= index) {
        if (!(await freshUrl(take, fetching, index))) return;
      }
      take = downloading(id);
      const url = take?.outputs[index];
      if (take === null || url === undefined) return;
      const outcome = await transfer(take, fetching, { url, index, folder: folder.path });
      await fetched(take, fetching, index, outcome);
    },
    /** What is left of outputs that will not be fetched any more. */
    async discard(take: TakeRecord): Promise<void> {
      const folder = await keeper.partialFolder();
      if (folder.kind !== 'folder') return;
      for (let index = 0; index < Math.max(1, take.outputs.length); index += 1) {
        await downloads.discard(folder.path, outputName(take.id, index));
      }
    },
  };
}

async function firstClip(take: TakeRecord, keeper: ClipKeeper) {
  for (let index = 0; index < Math.max(1, take.outputs.length); index += 1) {
    const clip = await keeper.clipOfTake(take.id, index);
    if (clip !== null) return clip;
  }
  return null;
}
