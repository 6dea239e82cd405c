import type { Downloads, FetchOutcome } from '../../electron/services/downloads/download.ts';
import type { Clock } from '../../electron/services/ports.ts';

/** A host that sends one output slowly, and what of it is on the disk. */
export type SlowHost = {
  readonly bytesPerSecond: number;
  readonly totalBytes: number;
  /** What it promises; with `restarts` it does not keep to it. */
  readonly servesRanges: boolean;
  readonly restarts?: boolean;
  keptBytes: number;
  /** Beginnings from nothing with something lost. */
  lost: number;
};

export function slowHost(host: Partial<SlowHost> = {}): SlowHost {
  return {
    bytesPerSecond: 1,
    totalBytes: 20_000_000,
    servesRanges: true,
    keptBytes: 0,
    lost: 0,
    ...host,
  };
}

type Request = Parameters<Downloads['fetch']>[0];

/** Sends second by second, until everything is there or somebody stops it; keeps what can be kept. */
export async function trickle(
  host: SlowHost,
  request: Request,
  clock: Clock,
  whole: () => FetchOutcome,
): Promise<FetchOutcome> {
  const goesOn = host.servesRanges && host.restarts !== true;
  if (!goesOn && host.keptBytes > 0) {
    host.lost += 1;
    host.keptBytes = 0;
  }
  const { totalBytes, servesRanges: keepsBytes } = host;
  const report = () => request.onProgress({ receivedBytes: host.keptBytes, totalBytes, keepsBytes });
  report();
  while (host.keptBytes < totalBytes) {
    await clock.sleep(1000, request.signal);
    if (request.signal?.aborted === true)
      return { kind: 'transient', reason: 'body-ABORTED', retryAfterMs: null };
    host.keptBytes = Math.min(totalBytes, host.keptBytes + host.bytesPerSecond);
    report();
  }
  return whole();
}
