import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './disk.ts';
import type { Log } from './ports.ts';
import { closedPolicy, pagePolicy, securityHeaders, workerPolicy } from './security-headers.ts';
import { isAppUrl } from './trust.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the renderer's files from `root`: GET and HEAD, `/` being index.html, and nothing for names that are not files there. */
export function createBundle(root: string, log: Log): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isAppUrl(request.url)) return empty(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405, { allow: 'GET, HEAD' });
    try {
      const file = await findFile(root, new URL(request.url).pathname);
      return file === null ? empty(404) : await answer(file, request.method);
    } catch (error) {
      log.error('bundle.failed', error);
      return empty(500);
    }
  };
}

/**
 * Threat: a path that climbs out of the folder, by dots, by their encoded forms, by a backslash on Windows, or through a link. The path
 * is decoded once, joined, and what it really leads to must lie below the real folder.
 */
async function findFile(root: string, pathname: string): Promise<string | null> {
  const name = decoded(pathname);
  if (name === null) return null;
  const wished = path.join(root, name === '/' ? 'index.html' : name);
  if (!isBelow(root, wished)) return null;
  try {
    const file = await realpath(wished);
    return isBelow(await realpath(root), file) ? file : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(errorCode(error) ?? '')) return null;
    throw error;
  }
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function decoded(pathname: string): string | null {
  try {
    const name = decodeURIComponent(pathname);
    return name.includes('\0') ? null : name;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

async function answer(file: string, method: string): Promise<Response> {
  const extension = path.extname(file).toLowerCase();
  const type = contentTypes[extension] ?? 'application/octet-stream';
  const read = await readFile(file).catch((error: unknown) => {
    if (errorCode(error) === 'EISDIR') return null;
    throw error;
  });
  if (read === null) return empty(404);
  const isPage = extension === '.html';
  const nonce = randomBytes(16).toString('base64url');
  const body = isPage
    ? new TextEncoder().encode(withNonce(read.toString('utf8'), nonce))
    : new Uint8Array(read);
  return new Response(method === 'HEAD' ? null : body, {
    status: 200,
    headers: {
      ...securityHeaders,
      'content-security-policy': isPage ? pagePolicy(nonce) : isWorker(file) ? workerPolicy : closedPolicy,
      'content-type': type,
      'content-length': String(body.byteLength),
      'cache-control': 'no-cache',
    },
  });
}

/** "stills-worker-1a2b.js": the build names a worker's entry after its source. */
function isWorker(file: string): boolean {
  return /-worker(-[\w-]+)?\.js$/.test(path.basename(file));
}

const noncePlace = '<meta name="csp-nonce" content=""';

/** The page's scripts read the nonce from this element and give it to the editor. */
function withNonce(page: string, nonce: string): string {
  if (!page.includes(noncePlace)) throw new Error('The page has no place for the nonce');
  return page.replace(noncePlace, `<meta name="csp-nonce" content="${nonce}"`);
}

function empty(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, {
    status,
    headers: { ...securityHeaders, 'content-security-policy': closedPolicy, ...headers },
  });
}
