import { app, call, expect, test } from './conformance-app.ts';

test.describe('the app’s own scheme', () => {
  test('ranges are passed on and answered in parts', async ({ shared }) => {
    const { page } = shared;
    const part = await page.evaluate(async () => {
      const reply = await fetch('./ranges', { headers: { range: 'bytes=100-103' } });
      const bytes = new Uint8Array(await reply.arrayBuffer());
      return { status: reply.status, range: reply.headers.get('content-range'), bytes: [...bytes] };
    });
    expect(part).toEqual({ status: 206, range: 'bytes 100-103/1000', bytes: [100, 101, 102, 103] });
  });

  test('a request given up by the page ends the body in main', async ({ launch }) => {
    const { page } = await launch(app);
    await page.evaluate(async () => {
      const abort = new AbortController();
      const reply = await fetch('./endless', { signal: abort.signal });
      await reply.body?.getReader().read();
      abort.abort();
    });
    await expect.poll(() => call(page, 'cancelled')).toBe(1);
  });

  test('a PUT brings its method, type and body, and the address as main knows it', async ({ shared }) => {
    const { page } = shared;
    const seen = await page.evaluate(async () => {
      const body = new Blob([new Uint8Array(300_000).fill(3)], { type: 'image/webp' });
      return (await fetch('./echo?a=b%20c', { method: 'PUT', body })).json();
    });
    expect(seen).toEqual({
      url: 'app://studio/echo?a=b%20c',
      method: 'PUT',
      type: 'image/webp',
      size: 300_000,
      cookie: null,
      sum: 900_000,
    });
  });

  test('a handler that throws fails the request and not the program', async ({ shared }) => {
    const { page } = shared;
    const outcome = await page.evaluate(() =>
      fetch('./broken').then(
        () => 'answered',
        (error: Error) => error.name,
      ),
    );
    expect(outcome).toBe('TypeError');
    expect(await call(page, 'echo', 'alive')).toBe('alive');
  });

  test('the policy in the header is obeyed: no script from elsewhere, no inline script', async ({
    shared,
  }) => {
    const { page } = shared;
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      return 'inlineRan' in window;
    });
    expect(ran).toBe(false);
  });

  test('the port of the stand-in answers nobody without the secret of this start', async ({ shared }) => {
    const { page, runtime } = shared;
    test.skip(runtime === 'electron', 'Electron serves its scheme without a port');
    const origin = await page.evaluate(() => location.origin);
    expect((await fetch(`${origin}/index.html`)).status).toBe(403);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const header = `${cookie?.name}=${cookie?.value}`;
    expect((await fetch(`${origin}/index.html`, { headers: { cookie: header } })).status).toBe(200);
    const { port } = new URL(origin);
    const elsewhere = `http://localhost:${port}/index.html`;
    const foreign = await fetch(elsewhere, { headers: { cookie: header } }).then(
      (reply) => reply.status,
      () => 'refused',
    );
    expect([403, 'refused']).toContain(foreign);
  });
});
