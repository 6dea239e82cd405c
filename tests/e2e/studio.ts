import { test as base, chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseRuntime, runtimeCommand } from '../stand-in/runtime.ts';
import type { Runtime } from '../stand-in/runtime.ts';

export type LaunchOptions = {
  /** Kept after the end when given; otherwise a fresh folder that goes with the test. */
  readonly userDataDir?: string;
  readonly libraryDir?: string;
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly runtime?: Runtime;
  /** The app to run; the studio itself unless a test brings another. */
  readonly appDir?: string;
  readonly args?: readonly string[];
};

/** A line of `stand-in-log.jsonl`: something the stand-in was asked for and has no counterpart of. */
type LogEntry = { readonly what: string; readonly [fact: string]: unknown };

export type Studio = {
  readonly page: Page;
  readonly browser: Browser;
  readonly process: ChildProcess;
  readonly runtime: Runtime;
  readonly userDataDir: string;
  readonly libraryDir: string;
  /** What the program printed so far. */
  output(): string;
  /** What the stand-in recorded; nothing on Electron, where the real thing happened. */
  log(): LogEntry[];
  /** The next dialog of this name (`showOpenDialog`, `showSaveDialog`) answers this. Stand-in only. */
  answerDialog(dialog: string, answer: Readonly<Record<string, unknown>>): void;
  /** Ends the process as the system does, and waits for its end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Quits as the user does: before-quit and all. */
  close(): Promise<void>;
  /** The same studio once more on the same folders, after the end of this one. */
  restart(options?: Pick<LaunchOptions, 'env' | 'args'>): Promise<Studio>;
};

const root = path.resolve(import.meta.dirname, '../..');
const startLimitMs = 60_000;
const endLimitMs = 20_000;

/** Starts the built studio on the runtime of this machine (DAILIES_RUNTIME decides), and connects to its window. */
export async function launchStudio(options: LaunchOptions = {}): Promise<Studio> {
  const userDataDir = options.userDataDir ?? (await mkdtemp(path.join(tmpdir(), 'dailies-')));
  const libraryDir = options.libraryDir ?? path.join(userDataDir, 'library-of-test');
  const runtime = options.runtime ?? chooseRuntime().runtime;
  rmSync(path.join(userDataDir, 'DevToolsActivePort'), { force: true });

  const program = startProgram(options, runtime, userDataDir, libraryDir);
  let printed = '';
  program.stdout?.on('data', (text) => (printed += String(text)));
  program.stderr?.on('data', (text) => (printed += String(text)));
  const ended = once(program, 'exit');

  try {
    const port = await debuggingPort(userDataDir, program);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = await appPage(browser);
    return studioOf({
      page,
      browser,
      program,
      runtime,
      userDataDir,
      libraryDir,
      options,
      ended,
      output: () => printed,
    });
  } catch (error) {
    program.kill('SIGKILL');
    throw new Error(`The studio did not start on ${runtime}. It printed:\n${printed}`, { cause: error });
  }
}

function startProgram(
  options: LaunchOptions,
  runtime: Runtime,
  userDataDir: string,
  libraryDir: string,
): ChildProcess {
  const [command, ...first] = runtimeCommand(runtime);
  const args = [
    ...first,
    options.appDir ?? root,
    `--user-data-dir=${userDataDir}`,
    '--remote-debugging-port=0',
    ...(options.args ?? []),
  ];
  const env = {
    ...process.env,
    DAILIES_HEADLESS: '1',
    DAILIES_LIBRARY: libraryDir,
    // A key of the machine that runs the tests must never buy anything.
    DAILIES_API_KEY: undefined,
    DAILIES_API_BASE: undefined,
    ...options.env,
  };
  return spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Both runtimes write the port they chose into the user data folder. */
async function debuggingPort(userDataDir: string, program: ChildProcess): Promise<string> {
  const file = path.join(userDataDir, 'DevToolsActivePort');
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline && program.exitCode === null) {
    const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port !== undefined && port !== '') return port;
    await sleep(20);
  }
  throw new Error(
    program.exitCode === null ? 'No debugging port appeared' : `Ended with ${program.exitCode}`,
  );
}

async function appPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: startLimitMs }));
  await page.waitForURL(/^(app:\/\/studio\/|http:\/\/127\.0\.0\.1:)/, {
    waitUntil: 'load',
    timeout: startLimitMs,
  });
  return page;
}

type Parts = Pick<Studio, 'browser' | 'libraryDir' | 'output' | 'page' | 'runtime' | 'userDataDir'> & {
  readonly program: ChildProcess;
  readonly options: LaunchOptions;
  readonly ended: Promise<unknown>;
};

function studioOf({ program, options, ended, ...parts }: Parts): Studio {
  const { userDataDir, libraryDir, page, browser } = parts;
  const file = (name: string): string => path.join(userDataDir, name);

  async function end(act: () => unknown): Promise<void> {
    if (program.exitCode === null && program.signalCode === null) {
      await act();
      const timer = new AbortController();
      const late = sleep(endLimitMs, 'late', { signal: timer.signal }).catch(() => 'ended');
      if ((await Promise.race([ended, late])) === 'late') {
        program.kill('SIGKILL');
        throw new Error(`The studio did not end. It printed:\n${parts.output()}`);
      }
      timer.abort();
    }
    await browser.close();
  }

  return {
    ...parts,
    process: program,
    log: () => readLines(file('stand-in-log.jsonl')) as LogEntry[],
    answerDialog(dialog, answer) {
      const script = file('stand-in-dialogs.json');
      const before = existsSync(script) ? (JSON.parse(readFileSync(script, 'utf8')) as unknown[]) : [];
      writeFileSync(script, JSON.stringify([...before, { dialog, ...answer }]));
    },
    kill: (signal = 'SIGKILL') => end(() => program.kill(signal)),
    // Windows has no signal that asks; there the window is closed.
    close: () => end(() => (process.platform === 'win32' ? page.close() : program.kill('SIGTERM'))),
    restart: (changes = {}) =>
      launchStudio({
        ...options,
        ...changes,
        userDataDir,
        libraryDir,
        env: { ...options.env, ...changes.env },
      }),
  };
}

export function readLines(file: string): unknown[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as unknown);
}

type Fixtures = { launch(options?: LaunchOptions): Promise<Studio> };

/** Playwright's `test` with `launch`: what a test starts is ended and swept away behind it. */
export const test = base.extend<Fixtures>({
  launch: async ({}, use, info) => {
    const started: Studio[] = [];
    /** A studio that a test starts once more ends with the test too, also when the test fails before it gets there. */
    function kept(studio: Studio): Studio {
      started.push(studio);
      return { ...studio, restart: async (changes) => kept(await studio.restart(changes)) };
    }
    await use(async (options) => kept(await launchStudio(options)));
    for (const studio of started) await studio.kill();
    for (const studio of started) {
      if (info.status !== info.expectedStatus) {
        await info.attach('output of the studio', { body: studio.output(), contentType: 'text/plain' });
      }
      await rm(studio.userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  },
});
export { expect } from '@playwright/test';
