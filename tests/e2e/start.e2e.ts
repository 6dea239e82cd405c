import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const script = path.resolve(import.meta.dirname, '../stand-in/start.ts');

test.skip(process.platform === 'win32', 'npm on Windows ends by no signal');
test.skip(process.env['DAILIES_RUNTIME'] === 'electron', 'how the stand-in is started');

test('without a display, the start says what to do instead', async () => {
  test.skip(process.platform !== 'linux', 'only Linux goes without');
  const unseen = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined, DAILIES_HEADLESS: undefined };
  const start = spawn(process.execPath, [script], { env: { ...process.env, ...unseen } });
  let printed = '';
  start.stderr.on('data', (text) => (printed += String(text)));
  expect((await once(start, 'exit'))[0]).toBe(1);
  expect(printed).toContain('There is no display to open a window on. Try `xvfb-run npm start`');
});

test('the studio ends with the shell that npm started it in, instead of buying on unseen', async () => {
  const userDataDir = await mkdtemp(path.join(tmpdir(), 'dailies-'));
  const env = {
    ...process.env,
    DAILIES_HEADLESS: '1',
    DAILIES_RUNTIME: 'stand-in',
    DAILIES_API_KEY: undefined,
    DAILIES_LIBRARY: path.join(userDataDir, 'library-of-test'),
  };
  // As npm does it; the second command keeps the shell from making way for the first.
  const command = `"${process.execPath}" "${script}" --user-data-dir="${userDataDir}" --remote-debugging-port=0; true`;
  const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  // The pipe closes when the last of the programs that write to it has ended.
  const silent = once(shell.stdout.resume(), 'end');
  shell.stderr.resume();
  await expect
    .poll(() => existsSync(path.join(userDataDir, 'DevToolsActivePort')), { timeout: 40_000 })
    .toBe(true);

  shell.kill('SIGTERM');
  await silent;
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});
