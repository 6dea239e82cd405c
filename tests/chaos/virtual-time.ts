import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Timeline } from './timeline.ts';

/** Made once: an error with its stack costs more than many requests. */
const tooLong = new DOMException('Too long', 'TimeoutError');
let current: Timeline | null = null;

/** From now on `AbortSignal.timeout` counts the time of this schedule. */
export function watchVirtualTime(timeline: Timeline): void {
  current = timeline;
}

/**
 * Takes real time and real chance out of this process, once: what Node itself would time or tell by itself is either virtual or silent.
 */
export function leaveRealTime(): void {
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    void current?.service.sleep(ms).then(() => controller.abort(tooLong));
    return controller.signal;
  };
  const { abort } = AbortController.prototype;
  // Without a reason Node makes an error with its stack each time, which nobody here looks at.
  AbortController.prototype.abort = function (reason: unknown = tooLong) {
    abort.call(this, reason);
  };
  // A volume that sends no hints, as some do: the library's own slow look has to find what changed.
  const changed = createRequire(import.meta.url)('node:fs') as { watch: unknown };
  const noHints = new Error('This volume sends no hints');
  changed.watch = () => {
    throw noHints;
  };
  syncBuiltinESMExports();
  process.env['TZ'] = 'UTC';
}
