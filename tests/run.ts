/** `npm test`: every check of the project in turn, a line each, and at the end the plain line of counts. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sayLongest, tallyPlaywright, tallyVitest, timesOfPlaywright, timesOfVitest } from './reports.ts';
import type { Tally, Timed } from './reports.ts';
import { ensureChromium } from './stand-in/chromium.ts';
import { chooseRuntime, electronBinary } from './stand-in/runtime.ts';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const total = { passed: 0, failed: 0, skipped: [] as string[] };

type Outcome = { readonly isGood: boolean; readonly output: string };

/** The program of a package's `bin`, run by this Node: works alike on every system, without a shell. */
function runTool(packageName: string, bin: string, args: readonly string[]): Outcome {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin: bins } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bins === 'string' ? bins : bins[bin];
  if (file === undefined) throw new Error(`${packageName} has no program ${bin}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, file), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: {
      ...process.env,
      FORCE_COLOR: '0',
      // Each of hundreds of processes would compile the same again: the tools, jsdom, the stand-in, the studio.
      NODE_COMPILE_CACHE: path.join(results, 'compile-cache'),
    },
  });
  return { isGood: status === 0, output: `${stdout}${stderr}` };
}

function add(name: string, tally: Tally, startedAt: number, output: string): boolean {
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped.push(...tally.skipped);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const counts = tally.passed + tally.failed > 1 ? `, ${tally.passed} of ${tally.passed + tally.failed}` : '';
  console.log(`${tally.failed === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s${counts})`);
  if (tally.failed > 0) console.log(output);
  return tally.failed === 0;
}

/** A step that is one test: it passes or fails as a whole. */
function check(name: string, act: () => Outcome): boolean {
  const startedAt = performance.now();
  const { isGood, output } = act();
  return add(name, { passed: Number(isGood), failed: Number(!isGood), skipped: [] }, startedAt, output);
}

/** A test runner, counted by its JSON report; one that ends badly without a failed test has failed all the same. */
function suite<R>(
  name: string,
  file: string,
  read: { tally(report: R): Tally; times(report: R): readonly Timed[] },
  act: (file: string) => Outcome,
): void {
  const startedAt = performance.now();
  const report = path.join(results, file);
  rmSync(report, { force: true });
  const { isGood, output } = act(report);
  const told = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as R) : null;
  const tally = told === null ? null : read.tally(told);
  const failed = tally?.failed ?? 0;
  const counted = { passed: 0, skipped: [], ...tally, failed: isGood || failed > 0 ? failed : 1 };
  add(name, counted, startedAt, output);
  if (told !== null)
    console.log(`      longest: ${sayLongest(read.times(told)).replaceAll(root + path.sep, '')}`);
}

function types(): Outcome {
  const rooms = ['shared', 'electron', 'renderer', 'tests'];
  const outcomes = rooms.map((room) => runTool('typescript', 'tsc', ['-p', room]));
  return {
    isGood: outcomes.every(({ isGood }) => isGood),
    output: outcomes.map(({ output }) => output).join(''),
  };
}

function hasRuntime(): Outcome {
  const { runtime, because } = chooseRuntime();
  console.log(
    `      end-to-end tests run on ${runtime === 'electron' ? 'Electron' : 'the stand-in'}: ${because}`,
  );
  if (runtime === 'electron') {
    return {
      isGood: electronBinary() !== null,
      output: 'Electron’s binary is not here: npm run electron:install',
    };
  }
  let said = '';
  const chromium = ensureChromium((line) => {
    said += `${line}\n`;
    console.log(`      ${line}`);
  });
  return { isGood: chromium !== null, output: said };
}

mkdirSync(results, { recursive: true });
check('format', () => runTool('oxfmt', 'oxfmt', ['--check', '.']));
check('lint', () => runTool('oxlint', 'oxlint', ['--type-aware']));
check('types', types);
check('unused code', () => runTool('knip', 'knip', []));
const isBuilt = check('build', () =>
  runTool('electron-vite', 'electron-vite', ['build', '--logLevel', 'warn']),
);
suite('unit and component tests', 'unit.json', { tally: tallyVitest, times: timesOfVitest }, (file) =>
  runTool('vitest', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]),
);
if (isBuilt && check('a browser to test in', hasRuntime)) {
  suite('end-to-end tests', 'e2e.json', { tally: tallyPlaywright, times: timesOfPlaywright }, () =>
    runTool('@playwright/test', 'playwright', ['test']),
  );
} else {
  total.skipped.push('end-to-end tests (nothing to run them on: see above)');
}

for (const name of total.skipped) console.log(`skip  ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
