import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBundle } from '../../../electron/services/bundle.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';

const page = '<!doctype html><html><head><meta name="csp-nonce" content="" /></head><body></body></html>';

async function setUp() {
  const outside = await scratchFolder();
  const root = path.join(outside, 'renderer');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(root, 'index.html'), page);
  await writeFile(path.join(root, 'assets/index-1a2b.js'), 'export {};');
  await writeFile(path.join(root, 'assets/with space.css'), 'a{}');
  await writeFile(path.join(root, 'assets/font.woff2'), new Uint8Array(8));
  await writeFile(path.join(root, 'assets/odd.xyz'), '?');
  await writeFile(path.join(outside, 'secret.txt'), 'secret');
  await writeFile(path.join(`${root}`, '..', 'renderer-secret.txt'), 'secret');
  const bundle = createBundle(root, silentLog);
  const ask = (pathname: string, init: RequestInit = {}) =>
    bundle(new Request(`app://studio${pathname}`, init));
  return { root, outside, bundle, ask };
}

describe('the page', () => {
  it('comes for / and for its name, each time with a nonce of its own', async () => {
    const { ask } = await setUp();
    const nonces = [];
    for (const pathname of ['/', '/index.html']) {
      const response = await ask(pathname);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const inPage = /<meta name="csp-nonce" content="([\w-]{22})" \/>/.exec(await response.text())?.[1];
      const inPolicy = /'nonce-([\w-]+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
      expect(inPolicy).toBe(inPage);
      nonces.push(inPage);
    }
    expect(new Set(nonces).size).toBe(2);
  });

  it('may run and load nothing but its own', async () => {
    const { ask } = await setUp();
    const policy = (await ask('/')).headers.get('content-security-policy') ?? '';
    expect(policy.replace(/'nonce-[^']+'/, "'nonce'").split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce'",
      "img-src 'self'",
      "media-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('is an error when it has no place for the nonce', async () => {
    const { root, ask } = await setUp();
    await writeFile(path.join(root, 'index.html'), '<!doctype html>');
    expect((await ask('/')).status).toBe(500);
  });
});

describe('a worker', () => {
  it('may load nothing but our modules and our media', async () => {
    const { root, ask } = await setUp();
    await writeFile(path.join(root, 'assets/stills-worker-1a2b.js'), 'export {};');
    const policy = (await ask('/assets/stills-worker-1a2b.js')).headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ]);
  });
});

describe('other files', () => {
  it.each([
    ['/assets/index-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/assets/with%20space.css', 'text/css; charset=utf-8'],
    ['/assets/font.woff2', 'font/woff2'],
    ['/assets/odd.xyz', 'application/octet-stream'],
    ['/assets/index-1a2b.js?v=1', 'text/javascript; charset=utf-8'],
  ])('%s is %s', async (pathname, type) => {
    const { ask } = await setUp();
    const response = await ask(pathname);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  it.each([
    '/missing.js',
    '/library',
    '/assets',
    '/assets/',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%2frenderer-secret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/index.html%00.js',
    '/%',
    '/%ff',
    '//etc/passwd',
    `/${'a'.repeat(3000)}`,
  ])('%s is not found', async (pathname) => {
    const { ask } = await setUp();
    const response = await ask(pathname);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('a link that leads out is not followed, one that stays is', async () => {
    const { root, outside, ask } = await setUp();
    await symlink(path.join(outside, 'secret.txt'), path.join(root, 'out.txt'));
    await symlink(outside, path.join(root, 'up'));
    await symlink(path.join(root, 'assets/odd.xyz'), path.join(root, 'in.txt'));
    expect((await ask('/out.txt')).status).toBe(404);
    expect((await ask('/up/secret.txt')).status).toBe(404);
    expect((await ask('/in.txt')).status).toBe(200);
  });
});

it.each(['app://evil/', 'app://studio.evil/', 'app://studio:1/', 'https://studio/', 'app://x@studio/'])(
  '%s is not ours',
  async (url) => {
    const { bundle } = await setUp();
    // A request cannot carry credentials; the handler is asked with what Electron would show it.
    const response = await bundle({ url, method: 'GET' } as Request);
    expect(response.status).toBe(404);
  },
);

it.each(['POST', 'PUT', 'DELETE'])('%s is not allowed', async (method) => {
  const { ask } = await setUp();
  expect((await ask('/', { method })).status).toBe(405);
});

it('HEAD has the headers of GET and no body', async () => {
  const { ask } = await setUp();
  const response = await ask('/', { method: 'HEAD' });
  expect([response.status, response.body]).toEqual([200, null]);
  expect(Number(response.headers.get('content-length'))).toBe(page.length + 22);
});

it('every answer is closed to others and read as what it says', async () => {
  const { root, ask } = await setUp();
  const answers = [
    await ask('/'),
    await ask('/missing'),
    await ask('/assets/odd.xyz'),
    await ask('/', { method: 'PUT' }),
  ];
  await rm(root, { recursive: true });
  answers.push(await ask('/'));
  for (const response of answers) {
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
  }
});
