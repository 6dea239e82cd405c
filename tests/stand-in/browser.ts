import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app } from './app.ts';
import { hasDisplay } from './display.ts';
import { findChromium } from './chromium.ts';
import { openLoopback } from './loopback.ts';
import type { Loopback } from './loopback.ts';
import { commandLine } from './switches.ts';

export type Browser = { readonly context: BrowserContext; readonly loopback: Loopback };
export type FirstWindow = { readonly width: number; readonly height: number; readonly background: string };

const portSwitch = 'remote-debugging-port';
const activePort = 'DevToolsActivePort';
let running: Promise<Browser> | null = null;

/** The one Chromium of this process, started with its first window. */
export function openBrowser(first: FirstWindow): Promise<Browser> {
  running ??= launch(first);
  return running;
}

export async function endBrowser(): Promise<void> {
  const ending = running;
  running = null;
  await (await ending)?.context.close();
}

async function launch(first: FirstWindow): Promise<Browser> {
  const folder = path.join(app.getPath('userData'), 'stand-in');
  const profile = path.join(folder, 'profile');
  mkdirSync(profile, { recursive: true });
  rmSync(path.join(profile, activePort), { force: true });
  const loopback = await openLoopback(rememberedPort(folder));
  rememberPort(folder, new URL(loopback.origin).port);
  const isHeadless = process.env['DAILIES_HEADLESS'] === '1' || !hasDisplay();
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found; `npm start` says how to get one.');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: isHeadless,
    viewport: null,
    colorScheme: null,
    // The app ends Chromium itself, after before-quit and will-quit.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation', ...(isHeadless ? [] : ['about:blank'])],
    args: switches(first, isHeadless),
  });
  context.once('close', () => (running = null));
  if (commandLine.hasSwitch(portSwitch)) await publishPort(profile);
  return { context, loopback };
}

/**
 * Chromium heeds only the last such list, so this is Playwright's own, of what asks the network or changes how a page is loaded, and
 * what Electron's window does not do either: it has no address bar, whose list would be a page and a process of its own at each start,
 * and it does not measure every link after each frame to guess what will be opened next, as a page of http is measured
 * (`ShouldHaveAnchorElementMetricsSender` of Blink asks for http).
 */
const featuresOff = [
  'NavigationPredictor',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
];

function switches(first: FirstWindow, isHeadless: boolean): string[] {
  const blank = `data:text/html,<title>${app.getName()}</title><body style="background:${encodeURIComponent(first.background)}">`;
  return [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${featuresOff.join(',')}`,
    '--deny-permission-prompts',
    // Electron's scheme has no autoplay rule for a page that the app itself opened.
    '--autoplay-policy=no-user-gesture-required',
    `--window-size=${first.width},${first.height}`,
    // A window of its own, without tabs and address bar.
    ...(isHeadless ? [] : [`--app=${blank}`]),
    // Chromium's sandbox refuses to run as root; --test-type keeps it from saying so in every window.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    ...(commandLine.hasSwitch(portSwitch)
      ? [`--${portSwitch}=${commandLine.getSwitchValue(portSwitch)}`]
      : []),
  ];
}

/** Electron writes DevToolsActivePort into the user data folder, whatever the port. */
async function publishPort(profile: string): Promise<void> {
  const asked = commandLine.getSwitchValue(portSwitch);
  const text = asked === '0' ? await chosenPort(profile) : `${asked}\n`;
  const target = path.join(app.getPath('userData'), activePort);
  writeFileSync(`${target}.new`, text);
  renameSync(`${target}.new`, target);
}

/** Chromium writes the port that it chose itself, and only that, into its profile. */
async function chosenPort(profile: string): Promise<string> {
  const written = path.join(profile, activePort);
  while (!existsSync(written) || !readFileSync(written, 'utf8').includes('\n')) await sleep(10);
  return readFileSync(written, 'utf8');
}

/** The page's storage belongs to its origin, so the next start should have the same one. */
function rememberedPort(folder: string): number {
  const file = path.join(folder, 'port');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}
function rememberPort(folder: string, port: string): void {
  writeFileSync(path.join(folder, 'port'), port);
}
