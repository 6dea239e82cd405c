import path from 'node:path';
import { defineConfig } from 'vitest/config';

const fakeElectron = path.resolve(import.meta.dirname, 'tests/fakes/electron.ts');

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          environment: 'node',
          alias: { electron: fakeElectron },
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      {
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.tsx'],
          environment: 'jsdom',
        },
      },
    ],
  },
});
