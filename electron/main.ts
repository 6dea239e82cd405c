import { app, BrowserWindow, dialog } from 'electron';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import type { AppInfo } from '../shared/contract/app.ts';
import type { Door } from './ipc/open-door.ts';
import { createDesktop } from './platform/desktop.ts';
import { startFileDrag } from './platform/drag.ts';
import { hostIpc } from './platform/ipc-host.ts';
import { installMenu } from './platform/menu.ts';
import { limitPermissions } from './platform/permissions.ts';
import { findPlaces, placeUserData } from './platform/places.ts';
import { onWake } from './platform/power.ts';
import { registerScheme, serveScheme } from './platform/protocols.ts';
import { createSignals } from './platform/signals.ts';
import { createSecretStore } from './platform/secret-store.ts';
import { applyTheme } from './platform/theme.ts';
import { openWindow } from './platform/window.ts';
import { createBundle } from './services/bundle.ts';
import { createClock } from './services/clock.ts';
import { readEnvironment } from './services/environment.ts';
import type { Environment } from './services/environment.ts';
import { createHttp } from './services/http.ts';
import { createLog } from './services/log.ts';
import { menuPlan } from './services/menu-plan.ts';
import type { Desktop, Log } from './services/ports.ts';
import { createRandom } from './services/random.ts';
import { createReloads } from './services/reloads.ts';
import {
  appOrigin,
  isAllowedPermission,
  isAppUrl,
  isSafeExternalUrl,
  isTrustedFrame,
} from './services/trust.ts';

const here = import.meta.dirname;
const assets = path.join(here, '../assets');

// Before anything uses them: reads from a share far away wait in these threads, and four are soon taken.
process.env['UV_THREADPOOL_SIZE'] ??= '16';
placeUserData();
// What V8 compiled is kept for the next start; without it half a second goes into reading our own bundle.
enableCompileCache(path.join(app.getPath('userData'), 'compile-cache'));
app.enableSandbox();
registerScheme();
let chooseCommand: Door['choose'] = () => undefined;
installMenu(menuPlan, (command) => chooseCommand(command));

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only after this module has run to its end.
  run().catch(failToStart);
} else {
  console.log('Dailies is already open; its window comes to the front.');
  app.exit(0);
}

async function run(): Promise<void> {
  const startedAtMs = Date.now();
  const environment = readEnvironment(process.env);
  // What main starts inherits its environment: Chromium's own processes, the browser that a link opens in.
  delete process.env['DAILIES_API_KEY'];
  await app.whenReady();

  const desktop = createDesktop();
  let door: Door | null = null;
  const log = createLog(path.join(app.getPath('userData'), 'studio.log'), {
    now: Date.now,
    secret: () => door?.studio.keys.current() ?? environment.apiKey ?? null,
  });
  watchForBugs(log);

  // The window opens before the services are loaded; what its page asks of them waits at this promise.
  const opening = Promise.withResolvers<Door>();
  const bundle = createBundle(path.join(here, '../renderer'), log);
  serveScheme(async (request) =>
    isForServices(request) ? (await opening.promise).media(request) : bundle(request),
  );
  limitPermissions(isAllowedPermission);
  hostIpc({
    route: async (name, input) => (await opening.promise).route(name, input),
    isTrusted: isTrustedFrame,
    onStartDrag(event, ids) {
      const plan = door?.planDrag(ids) ?? null;
      if (plan !== null) startFileDrag(event.sender, plan, path.join(assets, 'drag.png'));
    },
    onImportDropped: (files) => door?.studio.transfer.importDropped(files),
  });
  const show = (): void => showWindow(desktop, log);
  show();
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  try {
    door = await openServices({ environment, desktop, log, startedAtMs, show });
  } catch (error) {
    log.error('main.start', error);
    throw error;
  }
  opening.resolve(door);
  chooseCommand = door.choose;
  const { studio, close } = door;
  onWake(studio.takes.wake);
  closeBeforeQuitting(close, log);
  log.info('started', { version: app.getVersion(), tookMs: Date.now() - startedAtMs });
}

function isForServices(request: Request): boolean {
  return new URL(request.url).pathname.startsWith('/media/');
}

type Basics = {
  readonly environment: Environment;
  readonly desktop: Desktop;
  readonly log: Log;
  readonly startedAtMs: number;
  show(): void;
};

/** Loads and opens what works behind the window. */
async function openServices({ environment, desktop, log, startedAtMs, show }: Basics): Promise<Door> {
  const [{ openDoor }, { openSettingsFile }] = await Promise.all([
    import('./ipc/open-door.ts'),
    import('./platform/settings-file.ts'),
  ]);
  const places = { ...findPlaces(assets), libraryWorker: path.join(here, 'library-worker.js') };
  return openDoor({
    ports: {
      clock: createClock(),
      random: createRandom(),
      http: createHttp(),
      log,
      desktop,
      secrets: createSecretStore(path.join(places.userData, 'secrets')),
      settingsFile: openSettingsFile(places.userData),
    },
    places,
    environment,
    info: appInfo(startedAtMs),
    checkOutputs: !app.isPackaged,
    send(channel, payload) {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, payload);
    },
    onTheme: applyTheme,
    signals: createSignals(),
    showWindow: show,
  });
}

const mayReload = createReloads();

/** Brings the window to the front, or opens it where there is none. */
function showWindow(desktop: Desktop, log: Log): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window !== undefined) {
    if (window.isMinimized()) window.restore();
    window.focus();
    return;
  }
  openWindow({
    preload: path.join(here, '../preload/preload.cjs'),
    url: `${appOrigin}/`,
    isAppUrl,
    isSafeExternalUrl,
    openExternal: desktop.openExternal,
    onGone(reason) {
      const isReloaded = mayReload(reason, performance.now());
      log.warn('renderer.gone', { reason, isReloaded });
      return isReloaded;
    },
  });
}

function appInfo(startedAtMs: number): AppInfo {
  const { platform } = process;
  return {
    version: app.getVersion(),
    // Only Electron itself says so; the stand-in runs the same bundle without it.
    runtime: process.versions['electron'] === undefined ? 'stand-in' : 'electron',
    platform: platform === 'darwin' || platform === 'win32' || platform === 'linux' ? platform : 'other',
    startedAtMs,
  };
}

/** A bug in one place must not take down what polls and downloads in another; it is written down instead. */
function watchForBugs(log: Log): void {
  process.on('uncaughtException', (error) => log.error('main.uncaught', error));
  process.on('unhandledRejection', (error) => log.error('main.unhandled', error));
}

/** A quit never waits longer than this for files and databases to close: every state on disk can be resumed. */
const closeWithinMs = 3000;

function closeBeforeQuitting(close: () => Promise<void>, log: Log): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const quit = (): void => {
      if (isClosed) return;
      isClosed = true;
      app.quit();
    };
    const limit = setTimeout(quit, closeWithinMs);
    close()
      .catch((error: unknown) => log.error('main.close', error))
      .finally(() => {
        clearTimeout(limit);
        quit();
      });
  });
}

/** Nothing can be shown in a window any more: say it plainly, once, and end. */
async function failToStart(error: unknown): Promise<void> {
  const { startProblemWords } = await import('./services/start-words.ts');
  const reason = startProblemWords(error, app.getPath('userData'));
  console.error(`Dailies cannot start: ${reason}`);
  dialog.showErrorBox('Dailies cannot start', reason);
  app.exit(1);
}
