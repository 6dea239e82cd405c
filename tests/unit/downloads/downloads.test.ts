import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../../electron/services/disk.ts';
import type { FetchOutcome, FetchProgress } from '../../../electron/services/downloads/download.ts';
import { createDownloads } from '../../../electron/services/downloads/downloads.ts';
import { createHttp } from '../../../electron/services/http.ts';
import { diskError, failingDisk, mortalDisk, smallDisk } from '../../fakes/disk.ts';
import { sampleClip, sha256Of } from '../../fakes/sample-clips.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { startRawServer } from '../http/raw-server.ts';
import { breakingHttp, cutOff, ranged, startClipServer, status, whole, type Answer } from './clip-server.ts';

const clip = await sampleClip();
const half = clip.bytes.byteLength >> 1;
const etag = '"v1"';

type FetchOptions = { allowLoopback?: boolean; signal?: AbortSignal; onProgress?: () => void };
type Fetch = (url: string, options?: FetchOptions) => Promise<FetchOutcome>;

async function setUp(options: { disk?: Disk; mostBytes?: number } = {}) {
  const folder = await scratchFolder();
  const { disk, mostBytes } = options;
  const downloads = createDownloads(
    { http: breakingHttp(createHttp()), log: silentLog, ...(disk && { disk }) },
    { idleMs: 2000, ...(mostBytes !== undefined && { mostBytes }) },
  );
  const progress: FetchProgress[] = [];
  const fetch: Fetch = (url, { allowLoopback = true, signal, onProgress } = {}) =>
    downloads.fetch({
      url,
      folder,
      name: 'take1',
      allowLoopback,
      onProgress: (seen) => {
        progress.push(seen);
        onProgress?.();
      },
      ...(signal && { signal }),
    });
  const part = path.join(folder, 'take1.part');
  return { folder, downloads, fetch, part, note: `${part}.json`, progress };
}

function fetched(part: string): FetchOutcome {
  return {
    kind: 'fetched',
    file: { path: part, sizeBytes: clip.bytes.byteLength, sha256: clip.sha256, facts: clip.facts },
  };
}

describe('a download that goes well', () => {
  it('leaves the whole clip in the partial file, with its hash and facts', async () => {
    const { fetch, part, progress } = await setUp();
    const { url } = await startClipServer(whole(clip.bytes));
    expect(await fetch(url)).toEqual(fetched(part));
    expect(sha256Of(await readFile(part))).toBe(clip.sha256);
    const size = clip.bytes.byteLength;
    expect(progress.at(-1)).toEqual({ receivedBytes: size, totalBytes: size });
  });

  it('takes a body without a length', async () => {
    const { fetch, part } = await setUp();
    const { url } = await startClipServer((_request, response) => response.end(clip.bytes));
    expect(await fetch(url)).toEqual(fetched(part));
  });

  it('follows five redirects', async () => {
    const { fetch, part } = await setUp();
    const hop = status(302, { location: '/again' });
    const { url, requests } = await startClipServer(hop, hop, hop, hop, hop, whole(clip.bytes));
    expect(await fetch(url)).toEqual(fetched(part));
    expect(requests).toHaveLength(6);
  });

  it('sends no key, no cookie and no referrer', async () => {
    const { fetch } = await setUp();
    const { url, requests } = await startClipServer(status(302, { location: '/2' }), whole(clip.bytes));
    await fetch(url);
    for (const request of requests) {
      expect(Object.keys(request.headers).toSorted()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ]);
    }
  });
});

describe('going on after a break', () => {
  it.each([{ etag }, { 'last-modified': 'Sun, 22 Nov 2026 10:00:00 GMT' }])(
    'asks for the rest by %o',
    async (tags) => {
      const { fetch, part } = await setUp();
      const { url, requests } = await startClipServer(
        cutOff(clip.bytes, half, tags),
        ranged(clip.bytes, tags),
      );
      expect(await fetch(url)).toMatchObject({ kind: 'transient' });
      expect(await fetch(url)).toEqual(fetched(part));
      expect(requests[1]?.headers.range).toBe(`bytes=${half}-`);
    },
  );

  it('goes on when only the signature in the address has changed', async () => {
    const { fetch, part } = await setUp();
    const { url, requests } = await startClipServer(
      cutOff(clip.bytes, half, { etag }),
      ranged(clip.bytes, { etag }),
    );
    await fetch(`${url}?signature=old`);
    expect(await fetch(`${url}?signature=new`)).toEqual(fetched(part));
    expect(requests[1]?.headers.range).toBeDefined();
  });

  it('writes no signature to the disk', async () => {
    const { fetch, note } = await setUp();
    const { url } = await startClipServer(cutOff(clip.bytes, half, { etag }));
    await fetch(`${url}?signature=secret`);
    expect(await readFile(note, 'utf8')).not.toContain('secret');
  });

  it('asks for nothing when everything is there already', async () => {
    const { fetch, part } = await setUp();
    const { url, requests } = await startClipServer(whole(clip.bytes, { etag }));
    await fetch(url);
    expect(await fetch(url)).toEqual(fetched(part));
    expect(requests).toHaveLength(1);
  });

  it('trusts only what was synced: a changed beginning is fetched again', async () => {
    const { fetch, part } = await setUp();
    const { url, requests } = await startClipServer(
      cutOff(clip.bytes, half, { etag }),
      ranged(clip.bytes, { etag }),
    );
    await fetch(url);
    const torn = await readFile(part);
    torn.fill(0, 5000, 9000);
    await writeFile(part, torn);
    expect(await fetch(url)).toEqual(fetched(part));
    expect(requests[1]?.headers.range).toBeUndefined();
  });

  it('drops bytes that were written but never synced', async () => {
    const { fetch, part } = await setUp();
    const { url } = await startClipServer(cutOff(clip.bytes, half, { etag }), ranged(clip.bytes, { etag }));
    await fetch(url);
    await writeFile(part, Buffer.concat([await readFile(part), Buffer.alloc(clip.bytes.byteLength)]));
    expect(await fetch(url)).toEqual(fetched(part));
    expect(sha256Of(await readFile(part))).toBe(clip.sha256);
  });

  it.each(['', '{', '[]', '{"format":"dailies-part","version":9}'])(
    'starts over with the note %j',
    async (text) => {
      const { fetch, part, note } = await setUp();
      const { url, requests } = await startClipServer(
        cutOff(clip.bytes, half, { etag }),
        ranged(clip.bytes, { etag }),
      );
      await fetch(url);
      await writeFile(note, text);
      expect(await fetch(url)).toEqual(fetched(part));
      expect(requests[1]?.headers.range).toBeUndefined();
    },
  );

  it('starts over when the server offers nothing to recognise the file by', async () => {
    const { fetch, part } = await setUp();
    const { url, requests } = await startClipServer(cutOff(clip.bytes, half), whole(clip.bytes));
    await fetch(url);
    expect(await fetch(url)).toEqual(fetched(part));
    expect(requests[1]?.headers.range).toBeUndefined();
  });
});

describe('servers that answer a range in their own way', () => {
  const other = Buffer.from(clip.bytes).fill(1, half);
  const partly = (headers: Readonly<Record<string, string>>) => status(206, headers);
  const size = clip.bytes.byteLength;
  const answers = [
    ['with the whole file', whole(clip.bytes, { etag })],
    ['with a newer file', ranged(clip.bytes, { etag: '"v2"' })],
  ] as const;

  it.each(answers)('%s', async (_name, answer) => {
    const { fetch, part } = await setUp();
    const { url, requests } = await startClipServer(cutOff(other, half - 10, { etag }), answer);
    await fetch(url);
    expect(await fetch(url)).toEqual(fetched(part));
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['416', status(416, { 'content-range': `bytes */${size}` })],
    ['a range that begins elsewhere', partly({ 'content-range': `bytes 0-${size - 1}/${size}` })],
    ['a range without saying which', partly({})],
    [
      'the range of another version',
      partly({ etag: '"v2"', 'content-range': `bytes ${half}-${size - 1}/${size}` }),
    ],
    ['several ranges', partly({ 'content-type': 'multipart/byteranges; boundary=x' })],
    [
      'a packed range',
      partly({ 'content-encoding': 'gzip', 'content-range': `bytes ${half}-${size - 1}/${size}` }),
    ],
  ])('%s is answered by asking for the whole', async (_name, answer) => {
    const { fetch, part } = await setUp();
    const { url, requests } = await startClipServer(
      cutOff(clip.bytes, half, { etag }),
      answer,
      whole(clip.bytes),
    );
    await fetch(url);
    expect(await fetch(url)).toEqual(fetched(part));
    expect(requests).toHaveLength(3);
    expect(requests[2]?.headers.range).toBeUndefined();
  });

  it('a range that ends early is gone on with from there', async () => {
    const { fetch, part } = await setUp();
    const until = half + 1000;
    const short: Answer = (_request, response) => {
      response.writeHead(206, { etag, 'content-range': `bytes ${half}-${until - 1}/${size}` });
      response.end(clip.bytes.subarray(half, until));
    };
    const { url, requests } = await startClipServer(
      cutOff(clip.bytes, half, { etag }),
      short,
      ranged(clip.bytes, { etag }),
    );
    await fetch(url);
    expect(await fetch(url)).toEqual({ kind: 'transient', reason: 'short-body', retryAfterMs: null });
    expect(await fetch(url)).toEqual(fetched(part));
    expect(requests[2]?.headers.range).toBe(`bytes=${until}-`);
  });
});

describe('an answer that is no file', () => {
  it.each([
    [403, {}, { kind: 'gone', reason: 'http-403' }],
    [404, {}, { kind: 'gone', reason: 'http-404' }],
    [410, {}, { kind: 'gone', reason: 'http-410' }],
    [429, { 'retry-after': '7' }, { kind: 'transient', reason: 'http-429', retryAfterMs: 7000 }],
    [500, {}, { kind: 'transient', reason: 'http-500', retryAfterMs: null }],
    [503, { 'retry-after': '2' }, { kind: 'transient', reason: 'http-503', retryAfterMs: 2000 }],
    [204, {}, { kind: 'transient', reason: 'http-204', retryAfterMs: null }],
    [206, {}, { kind: 'transient', reason: 'wrong-range', retryAfterMs: null }],
    [302, {}, { kind: 'transient', reason: 'redirect-nowhere', retryAfterMs: null }],
  ])('status %i with %o', async (code, headers, outcome) => {
    const { fetch } = await setUp();
    const { url } = await startClipServer(status(code, headers));
    expect(await fetch(url)).toEqual(outcome);
  });

  it('gives up after the sixth redirect', async () => {
    const { fetch } = await setUp();
    const { url, requests } = await startClipServer(status(307, { location: '/round' }));
    expect(await fetch(url)).toMatchObject({ kind: 'transient', reason: 'too-many-redirects' });
    expect(requests).toHaveLength(6);
  });

  it.each([
    'http://192.168.0.1/x.mp4',
    'http://example.com/x.mp4',
    'file:///etc/passwd',
    'https://10.0.0.1/',
    'http://[',
  ])('does not follow a redirect to %s', async (location) => {
    const { fetch } = await setUp();
    const { url, requests } = await startClipServer(status(302, { location }));
    expect(await fetch(url)).toMatchObject({ kind: 'forbidden-url' });
    expect(requests).toHaveLength(1);
  });

  it('does not ask loopback for a take that was bought elsewhere', async () => {
    const { fetch } = await setUp();
    const { url, requests } = await startClipServer(whole(clip.bytes));
    expect(await fetch(url, { allowLoopback: false })).toEqual({ kind: 'forbidden-url', reason: 'url' });
    expect(requests).toHaveLength(0);
  });

  it('a server that is not there is a passing trouble', async () => {
    const { fetch } = await setUp();
    expect(await fetch('http://127.0.0.1:9/1.mp4')).toMatchObject({
      kind: 'transient',
      reason: 'not-sent-ECONNREFUSED',
    });
  });

  it('a connection that is reset is a passing trouble', async () => {
    const { fetch } = await setUp();
    const { url } = await startClipServer((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('half', () => response.destroy());
    });
    expect(await fetch(url)).toEqual({ kind: 'transient', reason: 'body-ECONNRESET', retryAfterMs: null });
  });

  it('stops when asked to, and keeps what has come', async () => {
    const { fetch, part } = await setUp();
    const stop = new AbortController();
    const stall: Answer = (_request, response) => {
      response.writeHead(200, { etag, 'content-length': clip.bytes.byteLength });
      response.write(clip.bytes.subarray(0, half));
    };
    const { url } = await startClipServer(stall, ranged(clip.bytes, { etag }));
    const stopped = fetch(url, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await stopped).toMatchObject({ kind: 'transient', reason: 'body-ABORTED' });
    expect(await fetch(url)).toEqual(fetched(part));
  });
});

describe('a file that is no clip', () => {
  const noVideo = async (bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}) => {
    const { fetch, folder } = await setUp();
    const { url } = await startClipServer(whole(bytes, headers));
    const outcome = await fetch(url);
    expect(await readdir(folder)).toEqual([]);
    return outcome;
  };

  it('an error page with status 200', async () => {
    const page = Buffer.from('<!doctype html><title>Sorry</title>');
    expect(await noVideo(page, { etag })).toEqual({ kind: 'not-a-video', reason: 'no-ftyp' });
  });

  it('nothing at all', async () => {
    expect(await noVideo(new Uint8Array())).toEqual({ kind: 'not-a-video', reason: 'truncated' });
  });

  it('a clip that was already cut where the server took it from', async () => {
    const outcome = await noVideo(clip.bytes.subarray(0, clip.bytes.byteLength - 1));
    expect(outcome).toEqual({ kind: 'not-a-video', reason: 'truncated' });
  });

  it('boxes with nothing to play in them', async () => {
    const ftyp = clip.bytes.subarray(0, clip.bytes.readUInt32BE(0));
    const moov = Buffer.from([0, 0, 0, 8, ...Buffer.from('moov')]);
    expect(await noVideo(Buffer.concat([ftyp, moov]))).toEqual({ kind: 'not-a-video', reason: 'unreadable' });
  });

  it('a connection that ends without a length, in the middle of a box, is a passing trouble', async () => {
    const { fetch } = await setUp();
    const { url } = await startRawServer((socket) => {
      socket.write('HTTP/1.0 200 OK\r\n\r\n');
      socket.end(clip.bytes.subarray(0, half));
    });
    expect(await fetch(url.href)).toEqual({ kind: 'transient', reason: 'truncated', retryAfterMs: null });
  });

  it('one that is larger than a clip can be, by its own word', async () => {
    const { fetch, folder } = await setUp({ mostBytes: 1000 });
    const { url } = await startClipServer(whole(clip.bytes));
    expect(await fetch(url)).toEqual({ kind: 'too-large' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('one that does not end', async () => {
    const { fetch, folder } = await setUp({ mostBytes: 100_000 });
    const { url } = await startClipServer((_request, response) => response.end(clip.bytes));
    expect(await fetch(url)).toEqual({ kind: 'too-large' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a disk that refuses', () => {
  it('a full disk', async () => {
    const { fetch } = await setUp({ disk: smallDisk(50_000) });
    const { url } = await startClipServer(whole(clip.bytes));
    expect(await fetch(url)).toEqual({ kind: 'disk-full' });
  });

  it.each([
    ['EROFS', 'library-read-only'],
    ['EACCES', 'library-read-only'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'library-offline'],
  ])('%s', async (code, kind) => {
    const { fetch } = await setUp({ disk: failingDisk((act) => (act === 'open' ? diskError(code) : null)) });
    const { url } = await startClipServer(whole(clip.bytes));
    expect(await fetch(url)).toEqual({ kind });
  });

  it('a folder that is gone, which is not made again', async () => {
    const { fetch, folder } = await setUp();
    const { url } = await startClipServer(whole(clip.bytes));
    await rm(folder, { recursive: true });
    expect(await fetch(url)).toEqual({ kind: 'library-offline' });
    expect(existsSync(folder)).toBe(false);
  });

  it('what no disk is known to say is not hidden', async () => {
    const { fetch } = await setUp({
      disk: failingDisk((act) => (act === 'sync' ? new TypeError('bug') : null)),
    });
    const { url } = await startClipServer(whole(clip.bytes));
    await expect(fetch(url)).rejects.toThrow('bug');
  });
});

describe('a program that is killed', { timeout: 60_000 }, () => {
  it.each(['kill', 'power loss'])(
    'can fetch the whole clip afterwards, whenever the %s comes',
    async (how) => {
      let steps = 0;
      for (let dieAt = 1; ; dieAt += 1) {
        const disk = mortalDisk(dieAt);
        const { fetch, folder, part } = await setUp({ disk });
        let isBroken = true;
        const { url } = await startClipServer((request, response) => {
          const answer = isBroken ? cutOff(clip.bytes, half, { etag }) : ranged(clip.bytes, { etag });
          answer(request, response);
        });
        await fetch(url).catch(() => undefined);
        isBroken = false;
        await fetch(url).catch(() => undefined);
        if (!disk.isDead()) break;
        if (how === 'power loss') disk.losePower();
        const again = createDownloads({ http: createHttp(), log: silentLog });
        const outcome = await again.fetch({
          url,
          folder,
          name: 'take1',
          allowLoopback: true,
          onProgress() {},
        });
        expect(outcome).toEqual(fetched(part));
        steps = dieAt;
      }
      expect(steps).toBeGreaterThan(10);
    },
  );
});

it('discarding leaves nothing behind, and may be repeated', async () => {
  const { downloads, fetch, folder } = await setUp();
  const { url } = await startClipServer(cutOff(clip.bytes, half, { etag }));
  await fetch(url);
  expect(await readdir(folder)).toHaveLength(2);
  await downloads.discard(folder, 'take1');
  await downloads.discard(folder, 'take1');
  expect(await readdir(folder)).toEqual([]);
});
