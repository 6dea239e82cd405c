import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { clip, id, jpeg, setUp } from './media-world.ts';

describe.each(['poster', 'strip'])('a %s', (kind) => {
  const put = (body: Uint8Array<ArrayBuffer>) => ({ method: 'PUT', body });

  it('is kept as it was drawn, and served', async () => {
    const { ask, poster } = await setUp();
    const drawn = jpeg(1280, 720);
    expect((await ask(`/media/${kind}/${id}`, put(drawn))).status).toBe(204);
    expect(new Uint8Array(await readFile(poster))).toEqual(drawn);
    const response = await ask(`/media/${kind}/${id}`);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(drawn);
  });

  it('is not found before it is drawn', async () => {
    const { ask } = await setUp();
    expect((await ask(`/media/${kind}/${id}`)).status).toBe(404);
  });

  it.each([
    ['nothing', new Uint8Array(), 415],
    ['no picture', new Uint8Array(100), 415],
    ['a page', new TextEncoder().encode('<!doctype html><script>1</script>'), 415],
    ['a cut one', jpeg(10, 10).slice(0, -1), 415],
    ['one without size', jpeg(0, 0), 415],
    ['one too wide', jpeg(1281, 10), 415],
    ['one too high', jpeg(10, 1281), 415],
    ['one too heavy', jpeg(10, 10, 1024 * 1024), 413],
  ])('is refused when it is %s', async (_what, body, expected) => {
    const { ask, saved } = await setUp();
    expect((await ask(`/media/${kind}/${id}`, put(body))).status).toBe(expected);
    expect(saved).toEqual([]);
  });

  it.each([
    ['not-found', 404],
    ['library-read-only', 503],
    ['library-offline', 503],
    ['disk-full', 507],
    ['unexpected', 500],
  ] as const)('answers %s by %i', async (code, expected) => {
    const { ask } = await setUp(code);
    expect((await ask(`/media/${kind}/${id}`, put(jpeg(10, 10)))).status).toBe(expected);
  });
});

describe('a strip', () => {
  const cached = async (query: string) => {
    const { ask } = await setUp();
    await ask(`/media/strip/${id}`, { method: 'PUT', body: jpeg(10, 10) });
    return (await ask(`/media/strip/${id}${query}`)).headers.get('cache-control');
  };

  it('is kept for good under an address that names the bytes it was drawn from', async () => {
    expect(await cached(`?of=${clip.sha256.slice(0, 16)}`)).toBe('private, max-age=31536000, immutable');
  });

  it.each(['', '?of=', '?of=0123', `?of=${'0'.repeat(16)}`])('is asked for again under %j', async (query) => {
    expect(await cached(query)).toBe('private, no-cache');
  });
});
