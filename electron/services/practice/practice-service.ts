import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../shared/errors.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { createRandom } from '../random.ts';
import { defaultLimits, type AccountLimits, type PracticeAccount } from './account.ts';
import { readPracticeClips } from './clips.ts';
import { createExchange, type SeenRequest } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import { balanceMicros } from './respond.ts';
import { apiPath } from './routes.ts';
import type { World } from './submit.ts';
import { openTaskStore } from './task-store.ts';
import { lifetimeMs, rescale, type PracticeTask } from './task.ts';

export type PracticeOptions = {
  readonly clock: Clock;
  readonly random?: Random;
  readonly log?: Log;
  readonly clipsFolder: string;
  /** Where predictions survive a restart; null or absent: only in memory. */
  readonly storeFile?: string | null;
  /** The key asked for; null or absent: none. */
  readonly key?: string | null;
  /** 1: 12 to 40 seconds for a clip; 100: a hundred times as fast. */
  readonly speed?: number;
  /** 0 or absent: any free one. */
  readonly port?: number;
  readonly limits?: Partial<AccountLimits>;
};

/** A service that speaks like WaveSpeed's API v3, on loopback, with sample clips and play money. */
export type PracticeService = {
  readonly baseUrl: URL;
  readonly faults: Faults;
  readonly account: PracticeAccount;
  /** Holds for tasks under way too. */
  setSpeed(speed: number): void;
  /** The truth: every accepted, and so billed, submit, in order. */
  predictions(): readonly PracticeTask[];
  /** What was asked, in order; the last 10,000. */
  requests(): readonly SeenRequest[];
  close(): Promise<void>;
};

/** Tests have nobody to tell. */
const quiet: Log = { info() {}, warn() {}, error() {} };

export async function startPracticeService(options: PracticeOptions): Promise<PracticeService> {
  const random = options.random ?? createRandom();
  const clips = readPracticeClips(options.clipsFolder);
  if (clips.length === 0) throw new AppError('file-missing', 'The practice clips are missing');
  const { clock, storeFile: file = null, log = quiet } = options;
  const store = openTaskStore(file === null ? null : { file, clock, log });
  const world: World = {
    clock,
    random,
    clips,
    store,
    limits: { ...defaultLimits, ...options.limits },
    speed: checkedSpeed(options.speed ?? 1),
  };
  store.forget(clock.now() - 2 * lifetimeMs);
  const faults = createFaults(random);
  const exchange = createExchange(world, faults, options.key ?? null);
  const server = createServer((request, response) => {
    exchange.handle(request, response).catch((error: unknown) => {
      answerBroken(request, response);
      log.error('practice.request', error);
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    store.close();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: new URL(`http://127.0.0.1:${port}${apiPath}`),
    faults,
    account: accountOf(world),
    setSpeed: (speed) => changeSpeed(world, checkedSpeed(speed)),
    predictions: () => store.all(),
    requests: () => exchange.requests(),
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      store.close();
    },
  };
}

function accountOf(world: World): PracticeAccount {
  return {
    limits: () => world.limits,
    change: (limits) => {
      world.limits = { ...world.limits, ...limits };
    },
    balanceMicros: () => balanceMicros(world),
  };
}

function changeSpeed(world: World, speed: number): void {
  const nowMs = world.clock.now();
  const factor = world.speed / speed;
  world.store.save(world.store.all().map((task) => rescale(task, nowMs, factor)));
  world.speed = speed;
}

function checkedSpeed(speed: number): number {
  if (!(speed > 0) || !Number.isFinite(speed)) throw new AppError('invalid-input', 'Speed must be positive');
  return speed;
}

/** An error of this program, or a request that came while it was closing. */
function answerBroken(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) request.socket.destroy();
  else
    response
      .writeHead(500, { 'content-type': 'application/json' })
      .end('{"code":500,"message":"Internal error"}');
}
