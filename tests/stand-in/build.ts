import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const sources = [
  'electron/**/*',
  'shared/**/*',
  'renderer/**/*',
  'electron.vite.config.ts',
  'package-lock.json',
];
const outputs = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** True when something has not been built, or a source is newer than what was built of it. */
export function isBuildStale(): boolean {
  const built = outputs.map((file) => path.join(root, file));
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return globSync(sources, { cwd: root }).some((file) => statSync(path.join(root, file)).mtimeMs > oldest);
}

/** Builds main, preload and renderer; true when it worked. */
export function build(): boolean {
  const tool = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}
