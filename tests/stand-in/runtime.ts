import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Runtime = 'electron' | 'stand-in';
export type Choice = { readonly runtime: Runtime; readonly because: string };

const electronFolder = path.resolve(import.meta.dirname, '../../node_modules/electron');

/** Electron's program, or null while it has not been fetched. Never imports `electron`: that would download it. */
export function electronBinary(): string | null {
  const name = path.join(electronFolder, 'path.txt');
  if (!existsSync(name)) return null;
  const binary = path.join(electronFolder, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** DAILIES_RUNTIME decides; otherwise Electron where its binary is. */
export function chooseRuntime(): Choice {
  const forced = process.env['DAILIES_RUNTIME'];
  if (forced === 'electron' || forced === 'stand-in')
    return { runtime: forced, because: 'DAILIES_RUNTIME says so' };
  if (forced !== undefined && forced !== '')
    throw new Error(`DAILIES_RUNTIME is "electron" or "stand-in", not "${forced}"`);
  return electronBinary() === null
    ? { runtime: 'stand-in', because: 'Electron’s binary is not here' }
    : { runtime: 'electron', because: 'its binary is here' };
}

/** The command that runs an app folder on this runtime: to be followed by the folder and its switches. */
export function runtimeCommand(runtime: Runtime): [string, ...string[]] {
  if (runtime === 'stand-in') return [process.execPath, path.join(import.meta.dirname, 'run.ts')];
  const binary = electronBinary();
  if (binary === null)
    throw new Error('Electron’s binary is not here: `npm run electron:install` fetches it');
  // Chromium’s sandbox refuses to run as root.
  return [binary, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}
