import type { BrowserWindowConstructorOptions } from 'electron';

/** Colours of the canvas in `renderer/src/theme/tokens.css`, so that the window never flashes white. */
const canvas = { dark: '#0b0a09', light: '#f1eeea' } as const;

/** The studio's window as data; a test asserts every security switch in it. */
export function windowOptions(preload: string, theme: 'dark' | 'light'): BrowserWindowConstructorOptions {
  return {
    title: 'Dailies',
    width: 1360,
    height: 860,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: canvas[theme],
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // macOS checks spelling itself; elsewhere Chromium would fetch its dictionaries from a server of Google's.
      spellcheck: process.platform === 'darwin',
      // Timers in the page must not fall asleep behind another window: a draft is saved on them.
      backgroundThrottling: false,
    },
  };
}
