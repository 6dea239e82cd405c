/**
 * What `import … from 'electron'` means under the stand-in: as much of it as the studio uses, typed against Electron's own typings
 * in each part, so that a use that drifts from them does not compile.
 */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ClipboardItem, Menu, clipboard, dialog, powerMonitor, shell } from './desktop.ts';
import { nativeImage } from './image.ts';
import { ipcMain } from './ipc-main.ts';
import { nativeTheme } from './native-theme.ts';
import { safeStorage } from './safe-storage.ts';
import { protocol, session } from './session.ts';
import { Notification, powerSaveBlocker } from './signals.ts';

const electron = {
  BrowserWindow,
  ClipboardItem,
  Menu,
  Notification,
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeImage,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
};

export { BrowserWindow, ClipboardItem, Menu, app, clipboard, dialog, ipcMain, nativeImage, nativeTheme };
export { Notification, powerMonitor, powerSaveBlocker, protocol, safeStorage, session, shell };
// electron-store takes it as a CommonJS module, by its default.
// oxlint-disable-next-line import/no-default-export
export default electron;
