// The smallest app that shows what the studio relies on; it speaks plain Electron and knows nothing of the stand-in.
import electron, {
  BrowserWindow,
  Notification,
  app,
  ipcMain,
  nativeImage,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const fact = (name, value) =>
  appendFileSync(path.join(app.getPath('userData'), 'facts.jsonl'), `${JSON.stringify({ name, value })}\n`);
const isFirst = app.requestSingleInstanceLock();
fact('lock', isFirst);
if (!isFirst) app.exit(0);

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
app.enableSandbox();
app.on('second-instance', (_event, argv, folder) => fact('second-instance', { argv, folder }));
app.on('before-quit', () => fact('before-quit', null));
app.on('will-quit', () => fact('will-quit', null));
app.on('window-all-closed', () => {
  fact('window-all-closed', null);
  app.quit();
});

let bodiesCancelled = 0;
const pattern = new Uint8Array(65536).map((_, index) => index % 251);

/** 8 MB that never end by themselves when asked for `/endless`. */
function bodyOf(start, end) {
  let at = start;
  return new ReadableStream({
    pull(controller) {
      if (at > end) return controller.close();
      const size = Math.min(pattern.length, end - at + 1);
      controller.enqueue(Uint8Array.from({ length: size }, (_, index) => (at + index) % 251));
      at += size;
    },
    cancel() {
      bodiesCancelled += 1;
    },
  });
}

const types = { '.html': 'text/html', '.js': 'text/javascript' };

async function serve(request) {
  const url = new URL(request.url);
  if (url.pathname === '/ranges') {
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
    if (from === undefined) return new Response(bodyOf(0, 999), { headers: { 'content-length': '1000' } });
    const end = to === '' ? 999 : Number(to);
    const headers = {
      'content-range': `bytes ${from}-${end}/1000`,
      'content-length': String(end - Number(from) + 1),
    };
    return new Response(bodyOf(Number(from), end), { status: 206, headers });
  }
  if (url.pathname === '/endless') return new Response(bodyOf(0, Number.MAX_SAFE_INTEGER));
  if (url.pathname === '/echo') {
    const body = Buffer.from(await request.arrayBuffer());
    const { method } = request;
    const seen = {
      url: request.url,
      method,
      type: request.headers.get('content-type'),
      size: body.length,
      cookie: request.headers.get('cookie'),
    };
    return Response.json({ ...seen, sum: body.reduce((sum, byte) => sum + byte, 0) });
  }
  if (url.pathname === '/away')
    return new Response(null, { status: 302, headers: { location: 'https://example.com/redirected' } });
  if (url.pathname === '/broken') throw new Error('The handler failed on purpose');
  const file = path.join(here, path.basename(url.pathname) || 'index.html');
  if (url.pathname === '/framed.html')
    return new Response('<p>framed', { headers: { 'content-type': 'text/html' } });
  const headers = {
    'content-type': types[path.extname(file)] ?? 'text/plain',
    'content-security-policy': "default-src 'self'",
  };
  return new Response(readFileSync(file), { headers });
}

const tried = (act) => {
  try {
    act();
    return 'silent';
  } catch (error) {
    return error.message;
  }
};

const calls = {
  echo: (_event, input) => input,
  fail: () => {
    throw new RangeError('too far');
  },
  frame: ({ senderFrame, sender }) => ({
    url: senderFrame.url,
    parent: senderFrame.parent,
    at: sender.getURL(),
  }),
  slow: async (event) => {
    const before = event.senderFrame?.url ?? null;
    await new Promise((resolve) => sessionStorageOf.once(resolve));
    fact('frame-after-reload', { before, after: event.senderFrame === null ? null : 'still there' });
  },
  push: (event, count) => {
    for (let index = 0; index < count; index += 1) event.sender.send('pushed', index, { at: index });
    return 'pushed';
  },
  cancelled: () => bodiesCancelled,
  secret: async (_event, text) => {
    const ciphertext = await safeStorage.encryptStringAsync(text);
    const plain = await safeStorage.decryptStringAsync(ciphertext);
    return {
      available: await safeStorage.isAsyncEncryptionAvailable(),
      tag: ciphertext.subarray(0, 3).toString('latin1'),
      shows: ciphertext.includes(text),
      plain,
    };
  },
  image: (_event, file) => {
    const image = nativeImage.createFromPath(file);
    return {
      empty: image.isEmpty(),
      size: image.getSize(),
      smaller: image.isEmpty() ? null : image.resize({ width: 10 }).getSize(),
    };
  },
  drag: (event, item) => tried(() => event.sender.startDrag(item)),
  trash: (_event, file) =>
    shell.trashItem(file).then(
      () => 'trashed',
      (error) => error.message,
    ),
  theme: (_event, source) => {
    nativeTheme.themeSource = source;
    return nativeTheme.shouldUseDarkColors;
  },
  app: () => ({
    name: app.getName(),
    version: app.getVersion(),
    userData: app.getPath('userData'),
    packaged: app.isPackaged,
    value: app.commandLine.getSwitchValue('conformance'),
    has: app.commandLine.hasSwitch('conformance'),
    absent: app.commandLine.hasSwitch('absent'),
  }),
  awake: () => {
    const id = powerSaveBlocker.start('prevent-app-suspension');
    const started = powerSaveBlocker.isStarted(id);
    powerSaveBlocker.stop(id);
    return { started, stopped: !powerSaveBlocker.isStarted(id) };
  },
  signal: () => {
    const [window] = BrowserWindow.getAllWindows();
    for (const progress of [0.5, 2, -1]) window.setProgressBar(progress);
    const badge = app.setBadgeCount(0);
    const notification = new Notification({ title: 'Conformance', body: 'A test' });
    notification.on('click', () => fact('notification-clicked', notification.title));
    if (Notification.isSupported()) notification.show();
    return { badge: typeof badge, focused: typeof window.isFocused() };
  },
  focused: () => BrowserWindow.getAllWindows()[0].isFocused(),
  windows: () => BrowserWindow.getAllWindows().length,
  second: () => tried(() => ipcMain.handle('call', () => null)),
  quit: () => app.quit(),
};
const reloads = [];
const sessionStorageOf = { once: (resolve) => reloads.push(resolve) };

void app.whenReady().then(() => {
  fact('default-export', electron.app === app);
  session.defaultSession.protocol.handle('app', serve);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  );
  ipcMain.handle('call', (event, name, input) => calls[name](event, input));
  ipcMain.on('tell', (event, name, input) => fact('told', { name, input, url: event.senderFrame?.url }));
  const window = new BrowserWindow({
    show: false,
    width: 900,
    height: 700,
    webPreferences: { preload: path.join(here, 'preload.cjs'), sandbox: true },
  });
  const isOurs = (url) => url.startsWith('app://studio/');
  for (const name of ['will-navigate', 'will-redirect']) {
    window.webContents.on(name, (event) => {
      fact(name, event.url);
      if (!isOurs(event.url)) event.preventDefault();
    });
  }
  window.webContents.setWindowOpenHandler(({ url }) => {
    fact('window-open', url);
    return { action: 'deny' };
  });
  window.webContents.on('did-finish-load', () => {
    fact('did-finish-load', window.webContents.getURL());
    for (const reloaded of reloads.splice(0)) reloaded();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    fact('gone', reason);
    void window.loadURL('app://studio/index.html');
  });
  window.once('ready-to-show', () => window.show());
  window.on('closed', () => fact('closed', null));
  app.on('browser-window-focus', () => fact('focused', null));
  window.loadURL('app://studio/index.html').catch((error) => fact('load-failed', error.message));
});
