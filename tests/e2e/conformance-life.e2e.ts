import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { app, call, expect, facts, test } from './conformance-app.ts';

test.describe('start and end', () => {
  test('name, version, folders and switches are the app’s', async ({ launch }) => {
    const studio = await launch({ ...app, args: ['--conformance=yes'] });
    expect(await call(studio.page, 'app')).toEqual({
      name: 'conformance',
      version: '1.2.3',
      userData: studio.userDataDir,
      packaged: false,
      value: 'yes',
      has: true,
      absent: false,
    });
    expect(facts(studio, 'default-export')).toEqual([true]);
  });

  test('a debugging port that was named is the one that is open, and the window opens as ever', async ({
    launch,
  }) => {
    const port = await freePort();
    const studio = await launch({ ...app, args: [`--remote-debugging-port=${port}`] });
    expect(await call(studio.page, 'echo', 'here')).toBe('here');
    expect((await fetch(`http://127.0.0.1:${port}/json/version`)).ok).toBe(true);
  });

  test('a second start on the same folder ends, and the first is told', async ({ launch }) => {
    const studio = await launch(app);
    const { argv0, spawnargs } = { argv0: studio.process.spawnfile, spawnargs: studio.process.spawnargs };
    execFileSync(argv0, [...spawnargs.slice(1), '--second'], { stdio: 'ignore', timeout: 30_000 });
    await expect
      .poll(() => facts(studio, 'second-instance'))
      .toMatchObject([{ argv: expect.arrayContaining(['--second']), folder: process.cwd() }]);
    expect(facts(studio, 'lock')).toEqual([true, false]);
    expect(await call(studio.page, 'echo', 'alive')).toBe('alive');
  });

  test('a killed process leaves no lock and no browser behind', async ({ launch }) => {
    const studio = await launch(app);
    if (process.platform !== 'win32') expect(browsersOn(studio.userDataDir)).not.toEqual([]);
    const disconnected = new Promise((resolve) => studio.browser.once('disconnected', resolve));
    await studio.kill('SIGKILL');
    await disconnected;
    await expect.poll(() => browsersOn(studio.userDataDir)).toEqual([]);
    const again = await studio.restart();
    expect(await call(again.page, 'echo', 1)).toBe(1);
    expect(facts(again, 'lock')).toEqual([true, true]);
    await again.kill();
  });

  test('a page that crashed is told to the app, which loads it again', async ({ launch }) => {
    const studio = await launch(app);
    const devtools = await studio.page.context().newCDPSession(studio.page);
    // The answer never comes: the page that should send it has crashed.
    devtools.send('Page.crash').catch(() => undefined);
    await expect.poll(() => facts(studio, 'gone')).toEqual(['crashed']);
    await expect.poll(() => facts(studio, 'did-finish-load')).toHaveLength(2);
  });

  test('quitting asks first, closes the window, and ends with 0', async ({ launch }) => {
    const studio = await launch(app);
    const ended = once(studio.process, 'exit');
    await studio.page.evaluate(() => void window.probe.call('quit'));
    expect((await ended)[0]).toBe(0);
    for (const name of ['before-quit', 'closed', 'will-quit']) expect(facts(studio, name)).toEqual([null]);
  });

  test('closing the last window tells the app, which quits', async ({ launch }) => {
    const studio = await launch(app);
    const ended = once(studio.process, 'exit');
    await studio.page.close();
    expect((await ended)[0]).toBe(0);
    expect(facts(studio, 'window-all-closed')).toEqual([null]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Processes whose command line names the folder. */
function browsersOn(userDataDir: string): string[] {
  if (process.platform === 'win32') return [];
  const list = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(userDataDir));
}
