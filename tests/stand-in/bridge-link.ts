/** A value on its way between the two worlds of a page: functions and promises go by number, the rest is cloned. */
type Packed =
  | { readonly is: 'value'; readonly value: unknown }
  | { readonly is: 'function' | 'promise'; readonly id: number }
  | { readonly is: 'array'; readonly items: readonly Packed[] }
  | { readonly is: 'object'; readonly entries: readonly (readonly [string, Packed])[] };
type Outcome =
  | { readonly ok: true; readonly value: Packed }
  | { readonly ok: false; readonly message: string };
export type LinkMessage =
  | { readonly kind: 'hello' }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'expose'; readonly key: string; readonly api: Packed }
  | { readonly kind: 'call'; readonly call: number; readonly id: number; readonly args: readonly Packed[] }
  | { readonly kind: 'answer'; readonly call: number; readonly outcome: Outcome }
  | { readonly kind: 'settle'; readonly promise: number; readonly outcome: Outcome };
type AnyFunction = (...args: unknown[]) => unknown;

/**
 * One end of the way between the preload's world and the page's. They share the DOM and nothing else, so messages are events on the
 * window under names that only the two ends know; Chromium clones their detail from one world to the other, at once and in order.
 * Made by a function without surroundings, because its source is given to the page.
 */
export function createBridgeLink(send: string, receive: string, onMessage: (message: LinkMessage) => void) {
  const dispatch = window.dispatchEvent.bind(window);
  const Message = window.CustomEvent;
  const clone = window.structuredClone.bind(window);
  const functions: AnyFunction[] = [];
  const answers = new Map<number, Outcome>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  let calls = 0;
  let promised = 0;

  function post(message: LinkMessage): void {
    dispatch(new Message(send, { detail: message }));
  }

  function pack(value: unknown): Packed {
    if (typeof value === 'function') return { is: 'function', id: functions.push(value as AnyFunction) - 1 };
    if (value instanceof Promise) return packPromise(value);
    if (Array.isArray(value)) return { is: 'array', items: value.map(pack) };
    const prototype: unknown = typeof value === 'object' && value !== null && Object.getPrototypeOf(value);
    if (prototype === Object.prototype || (prototype === null && value !== null)) {
      return {
        is: 'object',
        entries: Object.entries(value as object).map(([key, part]) => [key, pack(part)]),
      };
    }
    return { is: 'value', value: clone(value) };
  }

  function packPromise(promise: Promise<unknown>): Packed {
    promised += 1;
    const id = promised;
    void promise.then(
      (value) => post({ kind: 'settle', promise: id, outcome: { ok: true, value: pack(value) } }),
      (error: unknown) => post({ kind: 'settle', promise: id, outcome: failure(error) }),
    );
    return { is: 'promise', id };
  }

  function failure(error: unknown): Outcome {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }

  function unpack(packed: Packed): unknown {
    switch (packed.is) {
      case 'value':
        return packed.value;
      case 'array':
        return packed.items.map(unpack);
      case 'object':
        return Object.fromEntries(packed.entries.map(([key, part]) => [key, unpack(part)]));
      case 'promise': {
        const waiting = Promise.withResolvers<unknown>();
        promises.set(packed.id, waiting);
        return waiting.promise;
      }
      case 'function':
        return (...args: unknown[]) => call(packed.id, args);
    }
  }

  function call(id: number, args: readonly unknown[]): unknown {
    calls += 1;
    const number = calls;
    post({ kind: 'call', call: number, id, args: args.map(pack) });
    const outcome = answers.get(number) ?? { ok: false, message: 'The other side is gone' };
    answers.delete(number);
    return open(outcome);
  }

  function open(outcome: Outcome): unknown {
    if (!outcome.ok) throw new Error(outcome.message);
    return unpack(outcome.value);
  }

  function answer(id: number, args: readonly Packed[]): Outcome {
    try {
      return { ok: true, value: pack(functions[id]?.(...args.map(unpack))) };
    } catch (error) {
      return failure(error);
    }
  }

  function settle(id: number, outcome: Outcome): void {
    const waiting = promises.get(id);
    promises.delete(id);
    if (outcome.ok) waiting?.resolve(unpack(outcome.value));
    else waiting?.reject(new Error(outcome.message));
  }

  window.addEventListener(receive, (event) => {
    const message = (event as CustomEvent<LinkMessage>).detail;
    if (message.kind === 'call') {
      post({ kind: 'answer', call: message.call, outcome: answer(message.id, message.args) });
    } else if (message.kind === 'answer') answers.set(message.call, message.outcome);
    else if (message.kind === 'settle') settle(message.promise, message.outcome);
    else onMessage(message);
  });
  return { post, pack, unpack };
}
