import type { Clock } from '../../../electron/services/ports.ts';

/** The real time at which hurried time began, and how many times as fast it goes. Several processes can share one. */
export type Hurry = { readonly beganAtMs: number; readonly factor: number };

/** Hurried time as a clock, for what takes one. */
export function hurriedClock({ beganAtMs, factor }: Hurry): Clock {
  return {
    now: () => Math.round(beganAtMs + (Date.now() - beganAtMs) * factor),
    monotonic: () => performance.now() * factor,
    sleep: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms / factor);
      }),
  };
}

/** From now on time is hurried in this process for whatever was written against the real one. */
export function hurry({ beganAtMs, factor }: Hurry): void {
  const realNow = Date.now.bind(Date);
  const realTick = performance.now.bind(performance);
  const realTimeout = globalThis.setTimeout;
  Date.now = () => Math.round(beganAtMs + (realNow() - beganAtMs) * factor);
  performance.now = () => realTick() * factor;
  const timeout = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    realTimeout(callback, ms / factor, ...args);
  globalThis.setTimeout = Object.assign(timeout, realTimeout) as typeof setTimeout;
}
