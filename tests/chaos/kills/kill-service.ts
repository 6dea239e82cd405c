import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import type { Clock } from '../../../electron/services/ports.ts';
import { apiPath, routeOf, type RouteName } from '../../../electron/services/practice/routes.ts';
import type { Dice } from '../dice.ts';
import { createTagger } from '../tagging.ts';
import { createTruth, type Truth } from '../truth.ts';
import type { Weather } from '../weather.ts';

/** Moments at which the program may be killed, as the service sees them. */
export type ServicePoint =
  | 'post-arrived'
  | 'post-billed'
  | 'post-answered'
  | 'result-answered'
  | 'history-answered'
  | 'output-asked'
  | 'output-half'
  | 'output-sent';

export type KillService = {
  readonly apiBase: string;
  readonly billed: Truth['billed'];
  close(): Promise<void>;
};

/** The practice service on loopback, in hurried time, telling of each moment. */
export async function startKillService(options: {
  readonly outputs: string;
  readonly journal: string;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly weather: Weather;
  onPoint(point: ServicePoint): void;
}): Promise<KillService> {
  const { outputs, journal, clock, dice, weather, onPoint } = options;
  const ownerOf = createTagger();
  const truth = createTruth({
    folder: outputs,
    clock,
    dice,
    speed: 4,
    largeBytes: dice.chance(0.3) ? 6_000_000 : null,
    fault: (route) => weather.fault(route),
    onBilled: () => onPoint('post-billed'),
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const { name } = routeOf(request.method ?? 'GET', new URL(request.url ?? '/', 'http://service').pathname);
    const takeId = name === 'submit' ? ownerNow(body) : null;
    if (name === 'submit') onPoint('post-arrived');
    if (name === 'output') tellOfHalf(response);
    response.once('finish', () => finished(name));
    if (name === 'output') onPoint('output-asked');
    await truth.handle(takeId, readAgain(request, body), response);
  }

  function ownerNow(body: string): string | null {
    if (!existsSync(journal)) return null;
    const database = new DatabaseSync(journal, { readOnly: true });
    try {
      return ownerOf(body, database);
    } finally {
      database.close();
    }
  }

  function tellOfHalf(response: ServerResponse): void {
    const write = response.write.bind(response);
    response.write = ((...args: Parameters<typeof write>) => {
      const isRoom = write(...args);
      onPoint('output-half');
      return isRoom;
    }) as typeof response.write;
  }

  function finished(name: RouteName): void {
    if (name === 'submit') onPoint('post-answered');
    if (name === 'result') onPoint('result-answered');
    if (name === 'history') onPoint('history-answered');
    if (name === 'output') onPoint('output-sent');
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    apiBase: `http://127.0.0.1:${port}${apiPath}`,
    billed: truth.billed,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      truth.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** The request once more, for a handler that wants to read its body too. */
function readAgain(request: IncomingMessage, body: string): IncomingMessage {
  const { method, url, headers, socket } = request;
  const again = Object.assign(Readable.from([Buffer.from(body)]), { method, url, headers, socket });
  return again as unknown as IncomingMessage;
}
