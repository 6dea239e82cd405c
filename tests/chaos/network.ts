import { HttpError, type HttpRequest, type HttpResponse } from '../../electron/services/ports.ts';
import { routeOf, type RouteName } from '../../electron/services/practice/routes.ts';
import type { Dice } from './dice.ts';
import type { Answered } from './exchange-call.ts';
import type { Life } from './life.ts';
import type { Remote } from './remote.ts';
import type { Timeline } from './timeline.ts';
import type { Trace } from './trace.ts';
import type { Weather } from './weather.ts';

/** A request with the take whose purchase it is. */
export type TaggedRequest = HttpRequest & { readonly takeId: string | null };
export type Send = (request: TaggedRequest) => Promise<HttpResponse>;

export type Network = { httpOf(life: Life): Send };

const pieceBytes = 24 * 1024;

/** The way between studio and service: slow, and as unreliable as the weather says. */
export function createNetwork(parts: {
  readonly timeline: Timeline;
  readonly remote: Remote;
  readonly weather: Weather;
  readonly dice: Dice;
  readonly trace: Trace;
}): Network {
  const { timeline, remote, weather, dice, trace } = parts;
  const told = new Map<RouteName, Answered>();
  const wait = (low: number, high: number) => timeline.service.sleep(dice.scale(low, high));

  /** The answer, or the error that the studio gets in its place. */
  async function exchange(request: TaggedRequest, route: RouteName): Promise<Answered> {
    const hop = weather.hop(route);
    if (hop !== 'through') trace.add(`  ${route} ${hop}`);
    await wait(2, 60);
    if (hop === 'refused') {
      const code = dice.pick(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'TIMEOUT'] as const);
      throw new HttpError('not-sent', code);
    }
    if (hop === 'lost') return await lost(request);
    if (hop === 'late') return await late(request);
    const stale = hop === 'stale' ? told.get(route) : undefined;
    const answered = stale ?? (await remote.call(request, request.takeId));
    if (answered.ending === 'whole' && saysWhose(route, answered)) told.set(route, answered);
    await wait(2, 300);
    if (hop === 'answer-lost') return await lost(request);
    return answered;
  }

  async function lost(request: HttpRequest): Promise<never> {
    if (dice.chance(0.5)) throw new HttpError('sent', 'ECONNRESET');
    await timeline.service.sleep(request.idleMs);
    throw new HttpError('sent', 'TIMEOUT');
  }

  async function late(request: TaggedRequest): Promise<never> {
    const arrival = timeline.service.sleep(request.idleMs * dice.scale(0.5, 3));
    arrival.then(() => remote.call(request, request.takeId)).catch(() => undefined);
    await timeline.service.sleep(request.idleMs);
    throw new HttpError('sent', 'TIMEOUT');
  }

  function httpOf(life: Life): Send {
    return async (request) => {
      const { signal } = request;
      if (signal?.aborted === true) throw new HttpError('not-sent', 'ABORTED');
      const route = routeOf(request.method, request.url.pathname).name;
      const answered = await life.through(`http ${route}`, () =>
        Promise.race([exchange(request, route), silence(request), aborted(signal)]),
      );
      trace.add(`  ${route} ${answered.status} ${answered.ending}`);
      if (!answered.hasHead && answered.ending !== 'whole') throw new HttpError('sent', 'ECONNRESET');
      return responseOf(life, request, route, answered);
    };
  }

  /** The service may think for long; the studio does not wait that long. */
  async function silence(request: HttpRequest): Promise<never> {
    await timeline.service.sleep(request.idleMs + 400);
    throw new HttpError('sent', 'TIMEOUT');
  }

  function responseOf(life: Life, request: HttpRequest, route: RouteName, answered: Answered): HttpResponse {
    let isDropped = false;
    async function* read(): AsyncGenerator<Uint8Array, void, void> {
      const { body, ending } = answered;
      for (let at = 0; at < body.byteLength; at += pieceBytes) {
        if (isDropped || request.signal?.aborted === true) throw new HttpError('body', 'ABORTED');
        await life.outside(`body ${route}`, () => undefined);
        yield body.subarray(at, at + pieceBytes);
      }
      if (ending === 'silent') await life.clock.sleep(request.idleMs, request.signal);
      if (ending === 'silent') throw new HttpError('body', 'TIMEOUT');
      if (ending !== 'whole') throw new HttpError('body', 'ECONNRESET');
      await life.outside(`end ${route}`, () => undefined);
    }
    return {
      status: answered.status,
      headers: answered.headers,
      body: read(),
      discard: () => {
        isDropped = true;
      },
    };
  }

  return { httpOf };
}

/** An answer that has lost its id cannot be told from another's: that and a mix-up at once is more than anyone could see. */
function saysWhose(route: RouteName, { body }: Answered): boolean {
  return route !== 'result' || body.includes('"id":"');
}

async function aborted(signal: AbortSignal | undefined): Promise<never> {
  await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
  throw new HttpError('sent', 'ABORTED');
}
