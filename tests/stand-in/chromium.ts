import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const onMac = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'];
const onWindows = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
const onPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function usualPlaces(): string[] {
  if (process.platform === 'darwin') return onMac.map((app) => path.join('/Applications', app));
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? '',
    );
    return folders.flatMap((folder) => onWindows.map((app) => path.join(folder, app)));
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.flatMap((folder) => onPath.map((name) => path.join(folder, name)));
}

/** DAILIES_CHROMIUM, the system's Chromium or Chrome, or Playwright's own; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['DAILIES_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  return [...usualPlaces(), chromium.executablePath()].find((file) => existsSync(file)) ?? null;
}

/** Finds a Chromium or gets one: from Debian as root, else Playwright's own. Says in a line what it does; null when all failed. */
export function ensureChromium(say: (line: string) => void): string | null {
  const found = findChromium();
  if (found !== null) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('No Chromium here: installing it by apt-get.');
    if (installByApt() && findChromium() !== null) return findChromium();
  }
  say('No Chromium here: downloading Playwright’s own.');
  const cli = path.resolve(import.meta.dirname, '../../node_modules/playwright/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 600_000 });
  const downloaded = findChromium();
  if (downloaded === null) {
    say('No Chromium could be found or fetched: install one, or name its program in DAILIES_CHROMIUM.');
  }
  return downloaded;
}

function installByApt(): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: 'ignore', timeout: 600_000, env } as const;
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  return (
    spawnSync('apt-get', ['update'], options).status === 0 &&
    spawnSync('apt-get', install, options).status === 0
  );
}
