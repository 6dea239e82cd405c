import { rm, truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createMedia } from '../../../electron/services/media.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { clip, id, setUp } from './media-world.ts';

const size = clip.bytes.byteLength;
const get = (headers: Record<string, string>) => ({ headers });

describe('a clip', () => {
  it('comes whole, with what a player needs to know', async () => {
    const { ask, open } = await setUp();
    const response = await ask(`/media/clip/${id}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': String(size),
      'content-type': 'video/mp4',
      etag: `"${clip.sha256}"`,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(clip.bytes)).toBe(true);
    expect(open.size).toBe(0);
  });

  it.each([
    ['bytes=0-', 0, size - 1],
    ['bytes=0-0', 0, 0],
    ['bytes=300000-', 300_000, size - 1],
    ['bytes=10-99', 10, 99],
    ['bytes=10-99999999', 10, size - 1],
    ['bytes=-500', size - 500, size - 1],
    ['bytes=-99999999', 0, size - 1],
    [`bytes=${size - 1}-`, size - 1, size - 1],
  ])('comes in part for %s', async (range, start, end) => {
    const { ask } = await setUp();
    const response = await ask(`/media/clip/${id}`, get({ range }));
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${size}`);
    expect(response.headers.get('content-length')).toBe(String(end - start + 1));
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.equals(clip.bytes.subarray(start, end + 1))).toBe(true);
  });

  it.each(['bytes=-0', `bytes=${size}-`, 'bytes=99999999-'])('refuses %s', async (range) => {
    const { ask } = await setUp();
    const response = await ask(`/media/clip/${id}`, get({ range }));
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${size}`);
  });

  it.each(['bytes=', 'bytes=-', 'bytes=a-b', 'bytes=5-2', 'items=0-1', 'bytes=0-1,5-6'])(
    'comes whole for %s',
    async (range) => {
      const { ask } = await setUp();
      expect((await ask(`/media/clip/${id}`, get({ range }))).status).toBe(200);
    },
  );

  it('answers HEAD with headers alone', async () => {
    const { ask } = await setUp();
    const response = await ask(`/media/clip/${id}`, { method: 'HEAD', headers: { range: 'bytes=0-9' } });
    expect([response.status, response.headers.get('content-length'), response.body]).toEqual([
      206,
      '10',
      null,
    ]);
  });

  it('is not sent again to who has it', async () => {
    const { ask } = await setUp();
    expect((await ask(`/media/clip/${id}`, get({ 'if-none-match': `"${clip.sha256}"` }))).status).toBe(304);
  });

  it('comes whole to who has the beginning of another', async () => {
    const { ask } = await setUp();
    const response = await ask(`/media/clip/${id}`, get({ range: 'bytes=5-', 'if-range': '"other"' }));
    expect(response.status).toBe(200);
  });

  it.each([
    ['.mov', 'video/quicktime'],
    ['.webm', 'video/webm'],
  ])('%s is %s', async (extension, type) => {
    const { ask } = await setUp(null, extension);
    expect((await ask(`/media/clip/${id}`)).headers.get('content-type')).toBe(type);
  });

  it('lets go of the file when the player seeks away', async () => {
    const { ask, open } = await setUp();
    const reader = (await ask(`/media/clip/${id}`)).body?.getReader();
    await reader?.read();
    expect(open.size).toBe(1);
    await reader?.cancel();
    expect(open.size).toBe(0);
  });

  it('opens nothing before it is read', async () => {
    const { ask, open } = await setUp();
    await ask(`/media/clip/${id}`);
    expect(open.size).toBe(0);
  });

  it('breaks off when the file becomes shorter meanwhile', async () => {
    const { ask, file, open } = await setUp();
    const response = await ask(`/media/clip/${id}`);
    await truncate(file, 1000);
    await expect(response.arrayBuffer()).rejects.toThrow('shorter');
    expect(open.size).toBe(0);
  });

  it('is not found when its file has gone', async () => {
    const { ask, file } = await setUp();
    await rm(file);
    expect((await ask(`/media/clip/${id}`)).status).toBe(404);
  });
});

describe('what is no media', () => {
  it.each([
    '/media/clip/unknown00001',
    '/media/clip/',
    '/media/clip/..%2f..%2fetc',
    '/media/clip/../../etc/passwd',
    '/media/clip/CLIP00000001',
    `/media/clip/${id}/`,
    `/media/clip/${id}.mp4`,
    `/media/sheet/${id}`,
    `/media/${id}`,
    '/index.html',
  ])('%s is not found', async (pathname) => {
    const { ask } = await setUp();
    expect((await ask(pathname)).status).toBe(404);
  });

  it.each([
    `app://studio.evil/media/clip/${id}`,
    `app://evil/media/clip/${id}`,
    `https://studio/media/clip/${id}`,
  ])('%s is not found', async (url) => {
    const { media } = await setUp();
    expect((await media(new Request(url))).status).toBe(404);
  });

  it.each([
    ['DELETE', 'clip', 'GET, HEAD'],
    ['PUT', 'clip', 'GET, HEAD'],
    ['POST', 'poster', 'GET, HEAD, PUT'],
    ['DELETE', 'poster', 'GET, HEAD, PUT'],
    ['POST', 'strip', 'GET, HEAD, PUT'],
  ])('%s of a %s is not allowed', async (method, kind, allow) => {
    const { ask } = await setUp();
    const response = await ask(`/media/${kind}/${id}`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
  });

  it('a failure of our own tells no path', async () => {
    const media = createMedia(
      {
        clipFile: () => {
          throw new Error('/home/someone/secret');
        },
        posterPath: () => null,
        savePoster: async () => undefined,
        stripFile: () => null,
        saveStrip: async () => undefined,
      },
      silentLog,
    );
    const response = await media(new Request(`app://studio/media/clip/${id}`));
    expect([response.status, await response.text(), JSON.stringify([...response.headers])]).toEqual([
      500,
      '',
      expect.not.stringContaining('secret'),
    ]);
  });
});
