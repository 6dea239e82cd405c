import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../fakes/sample-clips.ts';
import { ranged, startClipServer, type Answer } from './clip-server.ts';
import { clip, etag, fetched, half, setUp } from './download-world.ts';

/** Half of the file, and then nothing more for as long as anybody listens. */
function halfThenSilence(headers: Readonly<Record<string, string>>): Answer {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': clip.bytes.byteLength, ...headers });
    response.write(clip.bytes.subarray(0, half));
  };
}

/** Fetches, stops as soon as half is there, and fetches again. */
async function stopAndGoOn(headers: Readonly<Record<string, string>>, then: Answer) {
  const world = await setUp();
  const { url, requests } = await startClipServer(halfThenSilence(headers), then);
  const stop = new AbortController();
  const stopped = await world.fetch(url, {
    signal: stop.signal,
    onProgress: () => {
      if (world.progress.at(-1)?.receivedBytes === half) stop.abort();
    },
  });
  const keepsBytes = world.progress.at(-1)?.keepsBytes;
  return { ...world, requests, stopped, keepsBytes, outcome: await world.fetch(url) };
}

describe('a transfer that is stopped for others', () => {
  it('goes on where it was, with a server that serves ranges', async () => {
    const tags = { etag };
    const seen = await stopAndGoOn({ ...tags, 'accept-ranges': 'bytes' }, ranged(clip.bytes, tags));
    expect(seen.stopped).toMatchObject({ kind: 'transient', reason: 'body-ABORTED' });
    expect(seen.keepsBytes).toBe(true);
    expect(seen.requests[1]?.headers.range).toBe(`bytes=${half}-`);
    expect(seen.outcome).toEqual(fetched(seen.part));
    expect(sha256Of(await readFile(seen.part))).toBe(clip.sha256);
  });

  it('says from where it counts before the first byte of the rest has come', async () => {
    const seen = await stopAndGoOn({ etag, 'accept-ranges': 'bytes' }, ranged(clip.bytes, { etag }));
    const again = seen.progress.findIndex(
      ({ receivedBytes }, index) => index > 0 && receivedBytes === half && index < seen.progress.length - 1,
    );
    expect(seen.progress[again + 1]).toMatchObject({ receivedBytes: half, keepsBytes: true });
  });

  it.each([
    ['no word of ranges', { etag }],
    ['ranges refused', { etag, 'accept-ranges': 'none' }],
    ['nothing to recognise the file by', { 'accept-ranges': 'bytes' }],
  ])('is known to lose what has come: %s', async (_name, headers) => {
    const seen = await stopAndGoOn(headers, ranged(clip.bytes, {}));
    expect(seen.keepsBytes).toBe(false);
    expect(seen.outcome).toEqual(fetched(seen.part));
  });
});
