import { existsSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createDownloads } from '../../../electron/services/downloads/downloads.ts';
import { createHttp } from '../../../electron/services/http.ts';
import { diskError, failingDisk, mortalDisk, smallDisk } from '../../fakes/disk.ts';
import { sha256Of } from '../../fakes/sample-clips.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { cutOff, ranged, startClipServer, status, whole } from './clip-server.ts';
import { clip, etag, fetched, half, setUp } from './download-world.ts';

describe('a download that goes well', () => {
  it('leaves the whole clip in the partial file, with its hash and facts', async () => {
    const { fetch, part, progress } = await setUp();
    const { url } = await startClipServer(whole(clip.bytes));
    expect(await fetch(url)).toEqual(fetched(part));
    expect(sha256Of(await readFile(part))).toBe(clip.sha256);
    const size = clip.bytes.byteLength;
    expect(progress.at(-1)).toMatchObject({ receivedBytes: size, totalBytes: size });
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

describe('a program that is killed', () => {
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
