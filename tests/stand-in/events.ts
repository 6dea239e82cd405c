import type { Event } from 'electron';

/**
 * The arguments of the events that `Source` declares. An event that the typings no longer know, or know with other arguments,
 * becomes `never`, so that emitting it does not compile.
 */
export type Emits<Source, Events extends Record<string, readonly unknown[]>> = {
  [N in keyof Events]: Source extends { on(event: N, listener: (...args: [...Events[N]]) => void): unknown }
    ? [...Events[N]]
    : never;
};

/** An event as Electron hands it to a listener, with what it is about. */
export function createEvent<D extends object>(details: D): Event<D>;
export function createEvent(): Event;
export function createEvent(details: object = {}): Event {
  let prevented = false;
  return {
    ...details,
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}
