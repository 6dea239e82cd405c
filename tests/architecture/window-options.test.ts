import { expect, test } from 'vitest';
import { windowOptions } from '../../electron/platform/window-options.ts';

test('the window is sandboxed, isolated and without Node, and no security switch is loosened', () => {
  expect(windowOptions('/preload.cjs', 'dark').webPreferences).toEqual({
    preload: '/preload.cjs',
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
    // Chromium's own checker fetches dictionaries from the network.
    spellcheck: process.platform === 'darwin',
    backgroundThrottling: false,
  });
});

test('the window is never smaller than the interface is made for', () => {
  expect(windowOptions('/preload.cjs', 'light')).toMatchObject({
    minWidth: 960,
    minHeight: 640,
    show: false,
  });
});
