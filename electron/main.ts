import { app, BrowserWindow, dialog } from 'electron';
import path from 'node:path';
import type { AppInfo } from '../shared/contract/app.ts';
import { draggedClips } from '../shared/contract/library.ts';
import { AppError } from '../shared/errors.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createPublisher } from './ipc/publish.ts';
import type { Publisher } from './ipc/publish.ts';
import { createRouter } from './ipc/router.ts';
import type { Route } from './ipc/router.ts';
import { createDesktop } from './platform/desktop.ts';
import { startFileDrag } from './platform/drag.ts';
import { hostIpc } from './platform/ipc-host.ts';
import { installMenu } from './platform/menu.ts';
import { limitPermissions } from './platform/permissions.ts';
import { findPlaces, placeUserData } from './platform/places.ts';
import { onWake } from './platform/power.ts';
import { registerScheme, serveScheme } from './platform/protocols.ts';
import { createSecretStore } from './platform/secret-store.ts';
import { openSettingsFile } from './platform/settings-file.ts';
import { applyTheme } from './platform/theme.ts';
import { openWindow } from './platform/window.ts';
import { createBundle } from './services/bundle.ts';
import { createClock } from './services/clock.ts';
import { readEnvironment } from './services/environment.ts';
import { createHttp } from './services/http.ts';
import { createLog } from './services/log.ts';
import { createMedia } from './services/media.ts';
import type { Log } from './services/ports.ts';
import { createRandom } from './services/random.ts';
import { openStudio } from './services/studio.ts';
import type { Studio } from './services/studio.ts';
import {
  appOrigin,
  isAllowedPermission,
  isAppUrl,
  isSafeExternalUrl,
  isTrustedFrame,
} from './services/trust.ts';

const here = import.meta.dirname;
const assets = path.join(here, '../assets');
const isDevelopment = !app.isPackaged;
/** One frame of a 60 Hz screen. */
const frameMs = 16;

placeUserData();
app.enableSandbox();
registerScheme();
installMenu();

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only after this module has run to its end.
  run().catch(failToStart);
} else {
  app.exit(0);
}

async function run(): Promise<void> {
  const startedAtMs = Date.now();
  const environment = readEnvironment(process.env);
  await app.whenReady();

  const clock = createClock();
  const random = createRandom();
  const desktop = createDesktop();
  const places = findPlaces(assets);
  let studio: Studio | null = null;
  const log = createLog(path.join(places.userData, 'studio.log'), {
    now: clock.now,
    secret: () => studio?.keys.current() ?? environment.apiKey ?? null,
  });
  watchForBugs(log);
  const publisher = createWindowPublisher();

  async function openAll(): Promise<{ route: Route; media: (request: Request) => Promise<Response> }> {
    const opened = await openStudio(
      {
        clock,
        random,
        log,
        desktop,
        http: createHttp(),
        secrets: createSecretStore(path.join(places.userData, 'secrets')),
        settingsFile: openSettingsFile(places.userData),
      },
      places,
      environment,
      {
        onTakes: (change) => publisher.publish('takes.changed', change),
        onDrafts: (changed) => publisher.publish('drafts.changed', { changed }),
        onLibrary: (change) => publisher.publish('library.changed', change),
        onStatus: () => studio !== null && publisher.publish('app.statusChanged', studio.status()),
        onSettings(view) {
          applyTheme(view.theme);
          publisher.publish('settings.changed', view);
        },
      },
    );
    studio = opened;
    applyTheme(opened.settings.get().theme);
    opened.start();
    const handlers = createHandlers({
      studio: opened,
      publisher,
      log,
      newReportId: () => random.id(8),
      info: appInfo(startedAtMs),
    });
    const route = createRouter(handlers, {
      log,
      newReportId: () => random.id(8),
      now: clock.monotonic,
      checkOutputs: isDevelopment,
    });
    return { route, media: createMedia(opened.library, log) };
  }

  // The window opens at once; what its page asks of the services waits for them here.
  const opening = openAll();
  opening.catch(failToStart);
  const bundle = createBundle(path.join(here, '../renderer'), log);
  serveScheme(async (request) =>
    new URL(request.url).pathname.startsWith('/media/') ? (await opening).media(request) : bundle(request),
  );
  limitPermissions(isAllowedPermission);
  hostIpc({
    route: async (name, input) => (await opening).route(name, input),
    isTrusted: isTrustedFrame,
    onStartDrag(event, ids) {
      const wanted = draggedClips.safeParse(ids);
      const plan = wanted.success ? (studio?.planDrag(wanted.data) ?? null) : null;
      if (plan !== null) startFileDrag(event.sender, plan, path.join(assets, 'drag.png'));
    },
  });

  function showWindow(): void {
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
      onGone: (reason) => log.warn('renderer.gone', { reason }),
    });
  }

  showWindow();
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  onWake(() => studio?.takes.wake());
  closeBeforeQuitting(async () => {
    publisher.close();
    await studio?.close();
  });
  log.info('started', { version: app.getVersion(), tookMs: Date.now() - startedAtMs });
}

function createWindowPublisher(): Publisher {
  return createPublisher({
    send(name, payload) {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(`event:${name}`, payload);
    },
    checkPayloads: isDevelopment,
    schedule(flush) {
      const timer = setTimeout(flush, frameMs);
      return () => clearTimeout(timer);
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

/** Lets files and databases close; a quit never waits longer than this for them, for every state on disk can be resumed. */
const closeWithinMs = 3000;

function closeBeforeQuitting(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const done = (): void => {
      closed = true;
      app.quit();
    };
    const limit = setTimeout(done, closeWithinMs);
    void close().finally(() => {
      clearTimeout(limit);
      if (!closed) done();
    });
  });
}

/** Nothing can be shown in a window any more: say it plainly, once, and end. */
function failToStart(error: unknown): void {
  const reason = error instanceof AppError ? error.message : String(error);
  console.error(`Dailies cannot start: ${reason}`);
  dialog.showErrorBox('Dailies cannot start', reason);
  app.exit(1);
}
