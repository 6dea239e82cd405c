// The least an app can be: one window with an empty page. What `bench startup` measures the studio against.
import { app, BrowserWindow, protocol, session } from 'electron';

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', userData);
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.enableSandbox();
const page = `<!doctype html><title>Blank</title><body><script src="mark.js"></script>`;
const mark = `requestAnimationFrame(() => performance.mark('dailies:usable'));`;

// Not awaited at the top: Electron becomes ready only after this module has run.
async function open() {
  await app.whenReady();
  session.defaultSession.protocol.handle('app', async (request) =>
    request.url.endsWith('mark.js')
      ? new Response(mark, { headers: { 'content-type': 'text/javascript' } })
      : new Response(page, { headers: { 'content-type': 'text/html' } }),
  );
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    show: false,
    webPreferences: { sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL('app://studio/');
}
app.on('window-all-closed', () => app.quit());
open().catch((error) => {
  console.error(error);
  app.exit(1);
});
