import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startRawServer } from '../http/raw-server.ts';
import { ranged, startClipServer, status, whole, type Answer } from './clip-server.ts';
import { clip, etag, fetched, half, setUp } from './download-world.ts';

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
