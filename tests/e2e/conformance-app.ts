import type { Page } from '@playwright/test';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { launchStudio, readLines, test as base } from './studio.ts';
import type { LaunchOptions, Studio } from './studio.ts';

/**
 * What the studio relies on is stated once, in `conformance-*.e2e.ts`, and run on both runtimes: a stand-in that drifts from Electron
 * fails there, and so does an Electron that changes. This app speaks plain Electron and knows nothing of the stand-in.
 */
export const app: LaunchOptions = { appDir: path.resolve(import.meta.dirname, '../stand-in/conformance') };

type Fact = { readonly name: string; readonly value: unknown };
type Probe = {
  readonly answer: number;
  readonly nested: { readonly list: readonly number[] };
  call(name: string, input?: unknown): Promise<unknown>;
  tell(name: string, input?: unknown): void;
  placeOf(file: File): string;
  fail(): void;
  subscribe(listener: (...values: unknown[]) => void): () => void;
};
declare global {
  interface Window {
    readonly probe: Probe;
    readonly found: Record<string, string>;
  }
}

/** What the app's main process wrote down under this name. */
export function facts(studio: Studio, name: string): unknown[] {
  const all = readLines(path.join(studio.userDataDir, 'facts.jsonl')) as Fact[];
  return all.filter((fact) => fact.name === name).map((fact) => fact.value);
}

/** Asks the app's main process, over its bridge. */
export function call(page: Page, name: string, input?: unknown): Promise<unknown> {
  return page.evaluate(([of, value]) => window.probe.call(of, value), [name, input] as const);
}

/** Adds `shared`: one running app per worker, for tests that leave it as they found it. */
export const test = base.extend<object, { shared: Studio }>({
  shared: [
    async ({}, use) => {
      const studio = await launchStudio(app);
      await use(studio);
      await studio.kill();
      await rm(studio.userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    { scope: 'worker' },
  ],
});
export { expect } from './studio.ts';
