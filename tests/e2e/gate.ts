import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiPath, routeOf } from '../../electron/services/practice/routes.ts';
import type { RouteName } from '../../electron/services/practice/routes.ts';
import { test as base, testKey } from './service.ts';

/** Where a request waits: before the service hears of it, before its answer leaves, or with half of its body sent. */
type Point = 'arrival' | 'answer' | 'half';

type Hold = {
  /** Resolves when a request waits there. */
  readonly reached: Promise<void>;
  release(): void;
};

/** Stands before the service and holds back what a test wants held back, so that it can act at exactly that moment. */
export type Gate = {
  readonly baseUrl: URL;
  /** Holds the next request of this route. */
  hold(route: RouteName, point: Point): Hold;
  /** The headers of what has arrived, in order: held, refused or answered. */
  arrived(route: RouteName): readonly IncomingHttpHeaders[];
  /** From here on nobody listens, as with a network that is off: connections end, and new ones are refused. */
  goOffline(): Promise<void>;
  /** Listens again, at the same address. */
  goOnline(): Promise<void>;
  close(): Promise<void>;
};

type Armed = {
  readonly route: RouteName;
  readonly point: Point;
  readonly reach: () => void;
  readonly released: Promise<void>;
  readonly release: () => void;
};

export async function startGate(service: URL): Promise<Gate> {
  const seen: { readonly route: RouteName; readonly headers: IncomingHttpHeaders }[] = [];
  const armed: Armed[] = [];
  const held: Armed[] = [];

  async function pause(hold: Armed | undefined, point: Point): Promise<void> {
    if (hold?.point !== point) return;
    hold.reach();
    await hold.released;
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    const route = routeOf(method, new URL(url, service).pathname).name;
    seen.push({ route, headers });
    const index = armed.findIndex((one) => one.route === route);
    const [hold] = index === -1 ? [] : armed.splice(index, 1);
    if (hold !== undefined) held.push(hold);
    // Read first: a request that has left stays sent when its sender dies.
    const text = await bytesOf(incoming);
    await pause(hold, 'arrival');
    // The host stays the gate's, so that outputs are fetched through it too.
    const forwarded = ask(new URL(url, service), { method, headers, agent: false });
    forwarded.end(text);
    const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
    const body = await bytesOf(answer);
    await pause(hold, 'answer');
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    const half = Math.ceil(body.byteLength / 2);
    if (hold?.point === 'half') outgoing.write(body.subarray(0, half));
    await pause(hold, 'half');
    outgoing.end(hold?.point === 'half' ? body.subarray(half) : body);
  }

  const server = createServer((incoming, outgoing) => {
    // A connection that the service resets is reset here too.
    handle(incoming, outgoing).catch(() => incoming.socket.resetAndDestroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: new URL(`http://127.0.0.1:${port}${apiPath}`),
    hold(route, point) {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      const { resolve: release } = released;
      armed.push({ route, point, reach: reached.resolve, released: released.promise, release });
      return { reached: reached.promise, release };
    },
    arrived: (route) => seen.filter((one) => one.route === route).map(({ headers }) => headers),
    goOffline: () => stopListening(server),
    goOnline: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    close: async () => {
      for (const hold of held) hold.release();
      await stopListening(server);
    },
  };
}

async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

type Fixtures = {
  readonly gate: Gate;
  /** The environment that points a studio at the service through the gate, with the right key. */
  readonly gatedEnv: Readonly<Record<string, string>>;
};

export const test = base.extend<Fixtures>({
  gate: async ({ service }, use) => {
    const gate = await startGate(service.baseUrl);
    await use(gate);
    await gate.close();
  },
  gatedEnv: async ({ gate }, use) => {
    await use({ DAILIES_API_BASE: gate.baseUrl.href, DAILIES_API_KEY: testKey });
  },
});
export { expect } from './service.ts';
