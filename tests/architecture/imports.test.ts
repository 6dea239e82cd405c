import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

type Rule = {
  /** Files the rule speaks of. */
  readonly files: string;
  readonly except?: RegExp;
  /** What they may import: other rooms as paths from the root, packages, Node modules. */
  readonly may: readonly RegExp[];
  /** Rooms they may know by type alone. */
  readonly mayType?: readonly RegExp[];
};

const node = /^node:/;
const pureShared = /^shared\/(?!contract\/)/;
const rules: Record<string, Rule> = {
  'shared (pure)': {
    files: 'shared/{*,craft/*,library-query/*}.ts',
    may: [pureShared],
    mayType: [/^shared\/contract\//],
  },
  'shared/contract': { files: 'shared/contract/*.ts', may: [/^shared\//, /^zod$/] },
  'electron/services': {
    files: 'electron/services/**/*.ts',
    may: [/^electron\/services\//, /^shared\//, node, /^zod$/, /^mediabunny$/],
  },
  'electron/ipc': { files: 'electron/ipc/**/*.ts', may: [/^electron\/(ipc|services)\//, /^shared\//] },
  'electron/platform': {
    files: 'electron/platform/**/*.ts',
    may: [/^electron\/platform\//, /^electron$/, /^electron-store$/, node, /^shared\//],
    mayType: [/^electron\/(services|ipc)\//],
  },
  'electron/preload': {
    files: 'electron/preload.ts',
    may: [/^electron$/, /^shared\/contract\/names\.ts$/],
    mayType: [/^shared\/contract\//],
  },
  'electron/main': { files: 'electron/main.ts', may: [/^electron$/, /^electron\//, /^shared\//, node] },
  'renderer/ui': {
    files: 'renderer/src/ui/**/*.{ts,tsx}',
    may: [
      /^renderer\/src\/ui\//,
      /^react$/,
      /^@base-ui\/react(\/.+)?$/,
      /^lucide-react$/,
      /^zustand(\/.+)?$/,
    ],
  },
  'renderer/stores': {
    files: 'renderer/src/stores/**/*.{ts,tsx}',
    may: [/^renderer\/src\/(stores|bridge)/, pureShared, /^zustand(\/.+)?$/, /^react$/],
    mayType: [/^shared\/contract\//],
  },
  'renderer/text': {
    files: 'renderer/src/text/**/*.{ts,tsx}',
    may: [/^renderer\/src\/text\//, pureShared],
    mayType: [/^shared\/contract\//],
  },
  'renderer/notices': {
    files: 'renderer/src/notices/**/*.{ts,tsx}',
    may: [/^renderer\/src\/(notices\/|ui\/|stores\/|text\/|bridge\.ts)/, pureShared, /^react$/],
    mayType: [/^shared\/contract\//],
  },
  'renderer/commands': {
    files: 'renderer/src/commands/**/*.ts',
    may: [/^renderer\/src\/(commands\/|ui\/|stores\/|text\/|bridge\.ts)/, /^react$/, /^zustand(\/.+)?$/],
  },
  'renderer/features': {
    files: 'renderer/src/features/**/*.{ts,tsx}',
    may: [
      /^renderer\/src\/(features|commands|notices|ui|stores|text|bridge|theme)/,
      pureShared,
      /^react$/,
      /^lucide-react$/,
      /^zustand(\/.+)?$/,
      /^@codemirror\/.+$/,
      /^@tanstack\/react-virtual$/,
      /^mediabunny$/,
    ],
    mayType: [/^shared\/contract\//],
  },
};

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };
const statement =
  /\b(import|export)\s+(type\s+)?(?:[\w*{}\s,$]*?\bfrom\s+)?'([^']+)'|\bimport\s*\(\s*'([^']+)'\s*\)/g;

function importsOf(file: string): Import[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  return [...source.matchAll(statement)].map(([, , type, plain, dynamic]) => {
    const name = plain ?? dynamic ?? '';
    return {
      from: file,
      to: name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
      typeOnly: type !== undefined,
    };
  });
}

function filesOf(rule: Rule): string[] {
  return globSync(rule.files, { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !(rule.except?.test(file) ?? false));
}

test.each(Object.entries(rules))('%s imports only what it may', (_room, rule) => {
  const files = filesOf(rule);
  const stray = files
    .flatMap(importsOf)
    .filter((one) => !one.to.endsWith('.css'))
    .filter(
      ({ to, typeOnly }) =>
        !rule.may.some((allowed) => allowed.test(to)) &&
        !(typeOnly && (rule.mayType ?? []).some((allowed) => allowed.test(to))),
    )
    .map(({ from, to }) => `${from} → ${to}`);
  expect(stray).toEqual([]);
});

test.each(Object.entries(rules))('the rule for %s sees files with imports in them', (_room, rule) => {
  expect(filesOf(rule).length).toBeGreaterThan(0);
});

test('the reader of imports sees every form of them', () => {
  const found = importsOf('tests/fixtures/import-forms.ts.txt').map(({ to, typeOnly }) => [to, typeOnly]);
  expect(found).toEqual([
    ['node:fs', false],
    ['zod', true],
    ['tests/fixtures/side-effect.css', false],
    ['tests/fixtures/a.ts', false],
    ['tests/fixtures/b.ts', false],
    ['react', false],
    ['tests/fixtures/c.ts', true],
  ]);
});

test('a feature of the renderer imports another only through its named doors', () => {
  const doors = [
    /\/queue-room\.tsx$/,
    /\/library-room\.tsx$/,
    /\/write-room\.tsx$/,
    /\/settings-room\.tsx$/,
    /^renderer\/src\/features\/player\//,
    /^renderer\/src\/features\/posters\//,
    /\/works-light\.tsx$/,
  ];
  const featureOf = (file: string) => /^renderer\/src\/features\/([^/]+)\//.exec(file)?.[1];
  const stray = globSync('renderer/src/features/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .flatMap(importsOf)
    .filter(({ from, to }) => featureOf(to) !== undefined && featureOf(from) !== featureOf(to))
    .filter(({ to }) => !doors.some((door) => door.test(to)))
    .map(({ from, to }) => `${from} → ${to}`);
  expect(stray).toEqual([]);
});

test('nothing that ships imports the tests', () => {
  const stray = globSync('{electron,renderer,shared}/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .flatMap(importsOf)
    .filter(({ to }) => to.startsWith('tests/'));
  expect(stray).toEqual([]);
});

test('every source file of the product stands under some rule', () => {
  const ruled = new Set(Object.values(rules).flatMap(filesOf));
  const loose = globSync('{electron,renderer,shared}/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !ruled.has(file))
    .filter((file) => !/^renderer\/src\/(main\.tsx|bridge\.ts|app\/|theme\/|vite-env\.d\.ts)/.test(file));
  expect(loose).toEqual([]);
});
