import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Files that main reads at run time: icons and the practice service's clips. */
const copyAssets: Plugin = {
  name: 'copy-assets',
  closeBundle() {
    const target = path.resolve(import.meta.dirname, 'out/assets');
    rmSync(target, { recursive: true, force: true });
    cpSync(path.resolve(import.meta.dirname, 'electron/assets'), target, { recursive: true });
  },
};

// Everything but electron is bundled into main: one file to read at start, and no node_modules in a package.
export default defineConfig({
  main: {
    plugins: [copyAssets],
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          'library-worker': 'electron/services/library/worker/library-worker.ts',
        },
      },
    },
  },
  // A sandboxed preload is one CommonJS script that may require nothing but electron.
  preload: {
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      target: 'chrome150',
      minify: true,
      // Read from this machine's disk, never from a network: a large file costs no waiting.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
