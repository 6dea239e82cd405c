import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import type { MagicWord } from './magic-words.ts';
import { openOutput, pageSource } from './output-source.ts';
import { predictionJson } from './prediction-json.ts';
import { bodyText, failure, invalidKey, success, type Reply } from './reply.ts';
import { respond } from './respond.ts';
import { apiPath, routeOf, type Route, type RouteName } from './routes.ts';
import { sendOutput } from './send-output.ts';
import { submit, type World } from './submit.ts';
import { phaseOf } from './task.ts';

export type SeenRequest = {
  readonly route: RouteName;
  readonly method: string;
  readonly path: string;
  readonly atMs: number;
  /** Whether a key came along: it must not, to an output. */
  readonly hasKey: boolean;
  readonly body: string;
};

const seenLimit = 10_000;
const longestBodyBytes = 1024 * 1024;

/** How one request goes through the service: seen, struck by a fault or not, processed, answered. */
export function createExchange(
  world: World,
  faults: { take(route: RouteName): Fault | null },
  key: string | null,
): {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  requests(): readonly SeenRequest[];
} {
  const seen: SeenRequest[] = [];
  const cutOnce = new Set<string>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
    const url = new URL(request.url ?? '/', origin);
    const route = routeOf(request.method ?? 'GET', url.pathname);
    const fault = faults.take(route.name);
    if (isReset(fault, 'before-reading')) return reset(request);
    const body = await readText(request);
    seen.push(seenOf(request, route, url, body, world.clock.now()));
    if (seen.length > seenLimit) seen.shift();
    if (fault?.kind === 'delay') await world.clock.sleep(fault.ms);
    if (isReset(fault, 'before-processing')) return reset(request);
    if (fault?.kind === 'answer' && !fault.isProcessed) return send(response, replyOf(fault), null);
    if (route.name === 'output') return serveOutput(request, response, route.subject, url, fault);
    const isKeyRight = key === null || request.headers.authorization === `Bearer ${key}`;
    const isApi = url.pathname.startsWith(`${apiPath}/`);
    const answer = isApi && !isKeyRight ? plain(invalidKey) : process(route, body, origin);
    if (isReset(fault, 'after-processing') || answer.magic === 'no answer') return reset(request);
    const spoiled = fault ?? (answer.magic === 'half answer' ? ({ kind: 'half-json' } as const) : null);
    send(response, fault?.kind === 'answer' ? replyOf(fault) : answer.reply, spoiled);
  }

  function process(route: Route, body: string, origin: string): Answered {
    if (route.name !== 'submit') return plain(respond(world, route, body, origin));
    const submitted = submit(world, route.subject, body);
    if (submitted.kind === 'refused') return plain(submitted.reply);
    const { task, magic } = submitted;
    if (magic === 'cut short') cutOnce.add(task.id);
    // The first answer always says `created`, however fast the rest goes.
    return { reply: success(predictionJson(task, task.acceptedMs - 1, origin)), magic };
  }

  async function serveOutput(
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
    url: URL,
    fault: Fault | null,
  ): Promise<void> {
    const task = world.store.find(id);
    if (task === null || task.ending !== 'completed' || phaseOf(task, world.clock.now()) !== 'ended') {
      return send(response, failure(404, 'Not found'), null);
    }
    const padToBytes = fault?.kind === 'size' ? fault.bytes : Number(url.searchParams.get('size') ?? 0);
    const source =
      fault?.kind === 'not-a-video' ? pageSource() : openOutput(world.clips, task.output, padToBytes);
    const cut =
      request.method === 'GET' && cutOnce.delete(id) ? ({ kind: 'reset', at: 'mid-body' } as const) : null;
    await sendOutput(request, response, source, cut ?? fault);
  }

  return { handle, requests: () => seen };
}

type Answered = { readonly reply: Reply; readonly magic: MagicWord | null };

function plain(reply: Reply): Answered {
  return { reply, magic: null };
}

function send(response: ServerResponse, reply: Reply, fault: Fault | null): void {
  const text =
    fault?.kind === 'rewrite' && 'json' in reply.body
      ? JSON.stringify(fault.change(reply.body.json))
      : bodyText(reply);
  const type = 'json' in reply.body ? 'application/json' : reply.body.type;
  const bytes = Buffer.from(text);
  const half = bytes.subarray(0, Math.floor(bytes.byteLength / 2));
  const whole = fault?.kind === 'half-json' ? half : bytes;
  response.writeHead(reply.status, {
    'content-type': type,
    'content-length': whole.byteLength,
    ...reply.headers,
  });
  if (isReset(fault, 'mid-body')) {
    // The half must have left before the connection breaks, or it would look like no answer at all.
    response.write(half, () => response.socket?.resetAndDestroy());
    return;
  }
  response.end(whole);
}

function replyOf(fault: Extract<Fault, { kind: 'answer' }>): Reply {
  const type = fault.type ?? (fault.text.startsWith('<') ? 'text/html' : 'application/json');
  const headers = fault.headers === undefined ? {} : { headers: fault.headers };
  return { status: fault.status, body: { text: fault.text, type }, ...headers };
}

function isReset(fault: Fault | null, at: Extract<Fault, { kind: 'reset' }>['at']): boolean {
  return fault?.kind === 'reset' && fault.at === at;
}

function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}

function seenOf(request: IncomingMessage, route: Route, url: URL, body: string, atMs: number): SeenRequest {
  return {
    route: route.name,
    method: request.method ?? '',
    path: url.pathname,
    atMs,
    hasKey: request.headers.authorization !== undefined,
    body,
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    sizeBytes += piece.byteLength;
    if (sizeBytes <= longestBodyBytes) pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
