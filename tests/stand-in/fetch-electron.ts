import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { electronBinary } from './runtime.ts';

const modules = path.resolve(import.meta.dirname, '../../node_modules');
const package_ = path.join(modules, 'electron/package.json');
/** Lies in node_modules, so that a fresh install tries again. */
const failedBefore = path.join(modules, '.cache/dailies-electron-not-fetched');
const limitMs = 300_000;

/** Fetches Electron's binary, once: a machine that could not is not asked again until `npm run electron:install` has been run. */
export function fetchElectron(say: (line: string) => void): boolean {
  const { version } = JSON.parse(readFileSync(package_, 'utf8')) as { version: string };
  if (existsSync(failedBefore) && readFileSync(failedBefore, 'utf8') === version) return false;
  say(`Fetching Electron ${version}, once (about 110 MB).`);
  const options = { stdio: 'ignore', timeout: limitMs } as const;
  spawnSync(process.execPath, [path.join(modules, 'electron/install.js')], options);
  if (electronBinary() !== null) return true;
  mkdirSync(path.dirname(failedBefore), { recursive: true });
  writeFileSync(failedBefore, version);
  return false;
}
