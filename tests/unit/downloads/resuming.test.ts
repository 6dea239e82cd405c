import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../fakes/sample-clips.ts';
import { cutOff, ranged, startClipServer, status, whole, type Answer } from './clip-server.ts';
import { clip, etag, fetched, half, setUp } from './download-world.ts';

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
