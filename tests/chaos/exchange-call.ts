import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRequest } from '../../electron/services/ports.ts';

/** How the practice service's answer went over the wire. `closed`: the connection ended before the promised length. */
export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly ending: 'whole' | 'reset' | 'closed' | 'silent';
  /** Whether the headers left before a reset. */
  readonly hasHead: boolean;
};

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Runs one request through the practice service's own exchange, without a socket. */
export async function callExchange(handle: Handle, request: HttpRequest): Promise<Answered> {
  const wire = createWire();
  await handle(incoming(request, wire), outgoing(wire));
  const body = Buffer.concat(wire.pieces);
  return {
    status: wire.status,
    headers: Object.fromEntries(wire.headers),
    body,
    ending: wire.ending,
    hasHead: wire.hasHead,
  };
}

type Wire = {
  status: number;
  readonly headers: Map<string, string>;
  readonly pieces: Uint8Array[];
  ending: Answered['ending'];
  hasHead: boolean;
  readonly socket: { resetAndDestroy(): void; end(): void };
};

function createWire(): Wire {
  const wire: Wire = {
    status: 200,
    headers: new Map(),
    pieces: [],
    ending: 'silent',
    hasHead: false,
    socket: {
      resetAndDestroy: () => {
        wire.ending = 'reset';
      },
      end: () => {
        wire.ending = 'closed';
      },
    },
  };
  return wire;
}

function incoming(request: HttpRequest, wire: Wire): IncomingMessage {
  const { url, method, headers = {}, body } = request;
  const message = {
    method,
    url: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host },
    socket: wire.socket,
    async *[Symbol.asyncIterator]() {
      if (body !== undefined) yield Buffer.from(body);
    },
  };
  return message as unknown as IncomingMessage;
}

/** As much of a ServerResponse as the practice service uses. */
function outgoing(wire: Wire): ServerResponse {
  type Piece = Uint8Array | string;
  const headers = (more: Readonly<Record<string, unknown>> = {}) => {
    for (const [name, value] of Object.entries(more)) wire.headers.set(name.toLowerCase(), String(value));
  };
  const add = (piece: Piece | undefined) => {
    wire.hasHead = true;
    if (piece !== undefined) wire.pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  };
  const response = Object.assign(new EventEmitter(), {
    destroyed: false,
    socket: wire.socket,
    setHeader: (name: string, value: unknown) => headers({ [name]: value }),
    writeHead(status: number, more?: Readonly<Record<string, unknown>>) {
      wire.status = status;
      headers(more);
      return response;
    },
    write(piece: Piece, sent?: () => void) {
      add(piece);
      sent?.();
      return true;
    },
    end(piece?: Piece) {
      add(piece);
      wire.ending = 'whole';
      return response;
    },
  });
  Object.defineProperty(response, 'statusCode', {
    get: () => wire.status,
    set: (status: number) => {
      wire.status = status;
    },
  });
  return response as unknown as ServerResponse;
}
