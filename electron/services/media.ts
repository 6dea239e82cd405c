import path from 'node:path';
import { clipId, type ClipId } from '../../shared/contract/ids.ts';
import { AppError } from '../../shared/errors.ts';
import { parseByteRange } from './byte-range.ts';
import { diskProblem } from './disk-problem.ts';
import { realDisk, type Disk } from './disk.ts';
import { jpegSize } from './jpeg-size.ts';
import type { Library } from './library/library.ts';
import type { Log } from './ports.ts';
import { closedPolicy, securityHeaders } from './security-headers.ts';
import { streamFile } from './stream-file.ts';
import { isAppUrl } from './trust.ts';

type MediaLibrary = Pick<Library, 'clipFile' | 'posterPath' | 'savePoster' | 'stripFile' | 'saveStrip'>;

const mediaKinds = ['clip', 'poster', 'strip'] as const;
type MediaKind = (typeof mediaKinds)[number];

const clipTypes: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
};
/** Of a poster and of a strip, which the page draws: bytes, and pixels of the longer side. */
const heaviestStill = 1024 * 1024;
const longestStill = 1280;

/** Whoever has it asks each time whether it still holds, or never again because its address names its content. */
const untilAsked = 'private, no-cache';
const forGood = 'private, max-age=31536000, immutable';

/**
 * Answers `/media/clip/<id>`, `/media/poster/<id>` and `/media/strip/<id>` of app://studio. Threat: reading or writing any other file. The URL carries an id in
 * a closed alphabet, and the library alone turns it into a path; an answer never holds one.
 */
export function createMedia(
  library: MediaLibrary,
  log: Log,
  disk: Disk = realDisk,
): (request: Request) => Promise<Response> {
  async function answer(request: Request): Promise<Response> {
    const asked = isAppUrl(request.url) ? parseMediaPath(new URL(request.url).pathname) : null;
    if (asked === null) return empty(404);
    const { kind, id } = asked;
    if (request.method === 'GET' || request.method === 'HEAD') return await serve[kind](request, id);
    if (kind !== 'clip' && request.method === 'PUT') return await takeStill(kind, request, id);
    return empty(405, { allow: kind === 'clip' ? 'GET, HEAD' : 'GET, HEAD, PUT' });
  }

  async function serveClip(request: Request, id: ClipId): Promise<Response> {
    const file = library.clipFile(id);
    if (file === null) return empty(404);
    const type = clipTypes[path.extname(file.path).toLowerCase()] ?? 'application/octet-stream';
    return await serveFile(request, file.path, { 'content-type': type, etag: `"${file.sha256}"` });
  }

  async function servePoster(request: Request, id: ClipId): Promise<Response> {
    const file = library.posterPath(id);
    const facts = file === null ? null : await disk.stat(file);
    if (file === null || facts === null) return empty(404);
    const etag = `"${facts.sizeBytes}-${facts.modifiedMs}"`;
    return await serveFile(request, file, { 'content-type': 'image/jpeg', etag });
  }

  /** The address may name the clip's bytes, `?of=<beginning of their hash>`; then what it answers never changes. */
  async function serveStrip(request: Request, id: ClipId): Promise<Response> {
    const file = library.stripFile(id);
    if (file === null) return empty(404);
    const named = new URL(request.url).searchParams.get('of');
    const isNamed = named !== null && named.length >= 12 && file.sha256.startsWith(named);
    return await serveFile(request, file.path, {
      'content-type': 'image/jpeg',
      etag: `"strip-${file.sha256}"`,
      'cache-control': isNamed ? forGood : untilAsked,
    });
  }

  const serve = { clip: serveClip, poster: servePoster, strip: serveStrip } as const;

  async function serveFile(
    request: Request,
    file: string,
    own: { readonly 'content-type': string; readonly etag: string; readonly 'cache-control'?: string },
  ): Promise<Response> {
    const facts = await disk.stat(file);
    if (facts?.kind !== 'file') return empty(404);
    const common = { 'accept-ranges': 'bytes', 'cache-control': untilAsked, ...own };
    if (request.headers.get('if-none-match') === own.etag) return empty(304, common);
    const { sizeBytes } = facts;
    const isCurrent = (request.headers.get('if-range') ?? own.etag) === own.etag;
    const range = isCurrent ? parseByteRange(request.headers.get('range'), sizeBytes) : null;
    if (range === 'unsatisfiable') return empty(416, { ...common, 'content-range': `bytes */${sizeBytes}` });
    const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
    const headers = {
      ...common,
      'content-length': String(end - start + 1),
      ...(range !== null && { 'content-range': `bytes ${start}-${end}/${sizeBytes}` }),
    };
    const status = range === null ? 200 : 206;
    if (request.method === 'HEAD') return empty(status, headers);
    return respond(streamFile(disk, file, start, end), status, headers);
  }

  async function takeStill(kind: 'poster' | 'strip', request: Request, id: ClipId): Promise<Response> {
    const bytes = await readAtMost(request, heaviestStill);
    if (bytes === null) return empty(413);
    const size = jpegSize(bytes);
    if (size === null || Math.max(size.width, size.height) > longestStill) return empty(415);
    await (kind === 'poster' ? library.savePoster(id, bytes) : library.saveStrip(id, bytes));
    return empty(204);
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      const status = statusOf(error);
      if (status === 500) log.error('media.failed', error);
      return empty(status);
    }
  };
}

function parseMediaPath(pathname: string): { readonly kind: MediaKind; readonly id: ClipId } | null {
  const [, name, rest] = /^\/media\/([a-z]+)\/([^/]+)$/.exec(pathname) ?? [];
  const kind = mediaKinds.find((each) => each === name);
  const id = clipId.safeParse(rest);
  return kind === undefined || !id.success ? null : { kind, id: id.data };
}

/** Null when there is more. */
async function readAtMost(request: Request, mostBytes: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.byteLength;
    if (length > mostBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function statusOf(error: unknown): number {
  if (error instanceof AppError && error.code === 'not-found') return 404;
  if (error instanceof AppError && error.code === 'disk-full') return 507;
  if (error instanceof AppError && error.code.startsWith('library-')) return 503;
  return diskProblem(error)?.kind === 'library-offline' ? 404 : 500;
}

function empty(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return respond(null, status, headers);
}

function respond(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(body, {
    status,
    headers: { ...securityHeaders, 'content-security-policy': closedPolicy, ...headers },
  });
}
