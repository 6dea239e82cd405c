import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import type { OutputSource } from './output-source.ts';

type Span = { readonly start: number; readonly end: number };

/** Sends an output as a content network does, with Range, If-Range and HEAD; or as the fault says. */
export async function sendOutput(
  request: IncomingMessage,
  response: ServerResponse,
  source: OutputSource,
  fault: Fault | null,
): Promise<void> {
  const etag = `"${fault?.kind === 'new-etag' ? 'changed-' : ''}${source.etag}"`;
  const asked = fault?.kind === 'no-range' ? null : spanOf(request, source.sizeBytes, etag);
  response.setHeader('content-type', source.type);
  if (fault?.kind !== 'no-range') {
    response.setHeader('accept-ranges', 'bytes');
    response.setHeader('etag', etag);
  }
  if (asked === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${source.sizeBytes}`, 'content-length': 0 }).end();
    return;
  }
  const span = shift(asked, fault) ?? { start: 0, end: source.sizeBytes };
  const lengthBytes = span.end - span.start;
  if (asked !== null) {
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${span.start}-${span.end - 1}/${source.sizeBytes}`);
  }
  if (fault?.kind !== 'truncated') {
    response.setHeader('content-length', lengthBytes + (fault?.kind === 'wrong-length' ? 1000 : 0));
  }
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const isCut = fault?.kind === 'truncated' || fault?.kind === 'stall' || fault?.kind === 'reset';
  await write(
    response,
    source,
    isCut ? { start: span.start, end: span.start + Math.ceil(lengthBytes / 2) } : span,
  );
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'reset') response.socket?.resetAndDestroy();
  else if (fault?.kind === 'wrong-length') response.socket?.end();
  else response.end();
}

async function write(response: ServerResponse, source: OutputSource, span: Span): Promise<void> {
  let at = span.start;
  while (at < span.end && !response.destroyed) {
    const piece = source.piece(at, span.end);
    at += piece.byteLength;
    if (!response.write(piece)) await drained(response);
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });
}

/** Null: the whole. One range only; what cannot be read is ignored, as RFC 9110 §14.2 asks. */
function spanOf(request: IncomingMessage, sizeBytes: number, etag: string): Span | 'unsatisfiable' | null {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag) return null;
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const suffixBytes = Math.min(Number(last), sizeBytes);
    return suffixBytes === 0 ? 'unsatisfiable' : { start: sizeBytes - suffixBytes, end: sizeBytes };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes);
  if (last !== '' && Number(last) < start) return null;
  return start >= sizeBytes ? 'unsatisfiable' : { start, end };
}

function shift(asked: Span | null, fault: Fault | null): Span | null {
  if (asked === null || fault?.kind !== 'wrong-range') return asked;
  const start = Math.max(0, asked.start - 100);
  return { start, end: Math.max(start + 1, asked.end - 100) };
}
