import { BrowserWindow, nativeTheme } from 'electron';
import { windowOptions } from './window-options.ts';

type Options = {
  readonly preload: string;
  readonly url: string;
  readonly isAppUrl: (url: string) => boolean;
  readonly isSafeExternalUrl: (url: string) => boolean;
  openExternal(url: string): Promise<void>;
  /** The page's process has ended; answers whether to load the page again. */
  onGone(reason: string): boolean;
};

/** Opens the studio's window, which shows nothing but the studio: no navigation, no other window, no webview. */
export function openWindow(options: Options): BrowserWindow {
  const window = new BrowserWindow(
    windowOptions(options.preload, nativeTheme.shouldUseDarkColors ? 'dark' : 'light'),
  );
  const { webContents } = window;
  webContents.on('will-navigate', (event) => {
    if (!options.isAppUrl(event.url)) event.preventDefault();
  });
  webContents.on('will-redirect', (event) => {
    if (!options.isAppUrl(event.url)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    if (options.isSafeExternalUrl(url)) void options.openExternal(url);
    return { action: 'deny' };
  });
  webContents.on('render-process-gone', (_event, details) => {
    if (options.onGone(details.reason)) void window.loadURL(options.url);
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(options.url);
  return window;
}
