import { draggedClips } from '../../shared/contract/library.ts';
import type {
  Bridge,
  DroppedFile,
  EventName,
  Input,
  Output,
  Payload,
  Reply,
  RequestName,
} from '../../shared/contract/index.ts';
import { requests } from '../../shared/contract/index.ts';
import type { ClipId } from '../../shared/contract/ids.ts';
import { AppError } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { fakeHandlers } from './bridge/handlers.ts';
import { emptyWorld } from './bridge/world.ts';
import type { World } from './bridge/world.ts';

type Call = { readonly name: RequestName; readonly input: unknown };
type Failure = { readonly code: ErrorCode; left: number };

export type FakeBridge = Bridge & {
  /** What main would know. Change it and `emit`, or use the change… functions of bridge/world.ts. */
  readonly world: World;
  readonly calls: readonly Call[];
  readonly drags: readonly (readonly ClipId[])[];
  readonly drops: readonly (readonly DroppedFile[])[];
  inputsOf<N extends RequestName>(name: N): readonly Input<N>[];
  emit<N extends EventName>(name: N, payload: Payload<N>): void;
  /** The next `times` requests of this name answer with this code. */
  fail(name: RequestName, code: ErrorCode, times?: number): void;
  heal(name: RequestName): void;
  /** The next requests of this name never get an answer: the channel itself breaks. */
  tear(name: RequestName): void;
  /** Requests of this name wait until the returned function is called. */
  hold(name: RequestName): () => void;
};

/** The Bridge in memory: a world that answers by the contract, whose schemas check what comes in. */
export function createFakeBridge(world: World = emptyWorld()): FakeBridge {
  const calls: Call[] = [];
  const drags: (readonly ClipId[])[] = [];
  const drops: (readonly DroppedFile[])[] = [];
  const failures = new Map<RequestName, Failure>();
  const torn = new Set<RequestName>();
  const gates = new Map<RequestName, Promise<void>>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();

  function emit<N extends EventName>(name: N, payload: Payload<N>): void {
    // Listeners of a name are only ever added with that name's payload.
    for (const listener of listeners.get(name) ?? []) (listener as (each: Payload<N>) => void)(payload);
  }
  const handlers = fakeHandlers(world, emit);

  function failureOf(name: RequestName): ErrorCode | null {
    const failure = failures.get(name);
    if (failure === undefined || failure.left <= 0) return null;
    failure.left -= 1;
    return failure.code;
  }

  async function request<N extends RequestName>(name: N, input: Input<N>): Promise<Reply<Output<N>>> {
    calls.push({ name, input });
    await gates.get(name);
    if (torn.delete(name)) throw new Error('The channel is closed.');
    const code = failureOf(name);
    if (code !== null) return { ok: false, error: { code, message: `fake ${code}` } };
    const parsed = requests[name].input.safeParse(input);
    if (!parsed.success)
      return { ok: false, error: { code: 'invalid-input', message: parsed.error.message } };
    try {
      // `parsed` went through the schema of this very name.
      const handle = handlers[name] as (each: unknown) => Output<N>;
      return { ok: true, value: structuredClone(handle(parsed.data)) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ok: false, error: { code: error.code, message: error.message } };
    }
  }

  return {
    world,
    calls,
    drags,
    drops,
    request,
    emit,
    startDrag: (ids) => void drags.push(draggedClips.parse(ids)),
    importDropped: (files) => void drops.push(files),
    subscribe(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known);
      known.add(listener);
      return () => void known.delete(listener);
    },
    inputsOf: <N extends RequestName>(name: N) =>
      calls.filter((call) => call.name === name).map((call) => call.input as Input<N>),
    fail: (name, code, times = Infinity) => void failures.set(name, { code, left: times }),
    heal: (name) => void failures.delete(name),
    tear: (name) => void torn.add(name),
    hold(name) {
      const gate = Promise.withResolvers<void>();
      gates.set(name, gate.promise);
      return () => {
        gates.delete(name);
        gate.resolve();
      };
    },
  };
}
