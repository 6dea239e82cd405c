import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Everything but electron is bundled into main: one file to read at start, and no node_modules in a package.
export default defineConfig({
  main: {
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: { input: { main: 'electron/main.ts' } },
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
    build: { target: 'chrome150', rolldownOptions: { input: 'renderer/index.html' } },
  },
});
