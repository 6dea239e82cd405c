/** `npm start`: builds what is stale, takes a runtime, says which and why, and runs the studio on it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, isBuildStale } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { hasDisplay } from './display.ts';
import { fetchElectron } from './fetch-electron.ts';
import { chooseRuntime, electronBinary, runtimeCommand } from './runtime.ts';
import type { Choice, Runtime } from './runtime.ts';

const root = path.resolve(import.meta.dirname, '../..');
const oldestNode = 24;

const say = (line: string): void => console.log(line);

function stop(line: string): never {
  console.error(line);
  process.exit(1);
}

function checkNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= oldestNode) return;
  stop(
    `Dailies needs Node ${oldestNode}; this is ${process.versions.node}. \`npm ci\` brings it: use \`npm start\`.`,
  );
}

function checkDisplay(): void {
  if (hasDisplay() || process.env['DAILIES_HEADLESS'] === '1') return;
  stop(
    'There is no display to open a window on. Try `xvfb-run npm start`, or `npm run tour` for pictures of the studio, ' +
      'or DAILIES_HEADLESS=1 to run it unseen.',
  );
}

function chosen(): Choice {
  try {
    return chooseRuntime();
  } catch (error) {
    return stop(String(error));
  }
}

/** Electron if it is here or can be fetched, else the stand-in; a forced runtime is not replaced by the other. */
function decide(): Choice {
  const choice = chosen();
  const isForced = Boolean(process.env['DAILIES_RUNTIME']);
  if (electronBinary() !== null || (isForced && choice.runtime === 'stand-in')) return choice;
  if (fetchElectron(say))
    return { runtime: 'electron', because: isForced ? choice.because : 'its binary was fetched' };
  if (isForced)
    stop(
      'DAILIES_RUNTIME asks for Electron, and its binary could not be fetched: `npm run electron:install` says why.',
    );
  return { runtime: 'stand-in', because: 'Electron’s binary is not here and could not be fetched' };
}

function run(runtime: Runtime): void {
  const [command, ...first] = runtimeCommand(runtime);
  const child = spawn(command, [...first, root, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  endWithParent(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

/** npm that is killed kills its shell and tells nobody else; a studio that nobody sees must not go on buying. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
}

checkNode();
checkDisplay();
const { runtime, because } = decide();
say(`Dailies runs on ${runtime === 'electron' ? 'Electron' : 'the stand-in'}: ${because}.`);
if (runtime === 'stand-in' && ensureChromium(say) === null) process.exit(1);
if (isBuildStale() && !build()) stop('The build failed; nothing was started.');
run(runtime);
