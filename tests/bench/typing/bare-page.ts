import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { build } from 'vite';

const entry = path.join(import.meta.dirname, 'bare-editor.ts');
const fonts = path.resolve(import.meta.dirname, '../../../node_modules/@fontsource-variable/inter/files');

/** What makes letters as dear to shape and to draw as in the studio; one by one, as `font` is empty where a font's features are chosen. */
const lookedAt = [
  'font-family',
  'font-size',
  'font-weight',
  'line-height',
  'font-feature-settings',
  'letter-spacing',
  'color',
] as const;

/**
 * A page beside the studio's, in its browser, with nothing but CodeMirror and this text in it, in the same letters and lines as there.
 * Where the studio's comes over HTTP it does, too: Chromium does more for such a page than for one of no origin.
 */
export async function openBarePage(browser: Browser, text: string, like: Locator): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no context');
  const { width = 0, height = 0 } = (await like.boundingBox()) ?? {};
  const look = await like.evaluate((element, names) => {
    const style = getComputedStyle(element);
    return names.map((name) => `${name}: ${style.getPropertyValue(name)};`).join(' ');
  }, lookedAt);
  const page = await context.newPage();
  if (like.page().url().startsWith('http:')) await openOverHttp(page);
  await page.setContent(`<!doctype html><title>CodeMirror</title><style>${await fontFace()}
    body { width: ${width}px }
    .cm-editor .cm-scroller, .cm-editor .cm-content { ${look} }
    .cm-editor .cm-content, .cm-editor .cm-line { padding: 0 }</style>`);
  await page.evaluate((text) => (document.body.dataset['text'] = text), text);
  await page.addScriptTag({ content: await bundle() });
  await page.evaluate(() => document.fonts.ready);
  const own = (await page.locator('.cm-content').boundingBox())?.height ?? 0;
  if (Math.abs(own / height - 1) > 0.01)
    throw new Error(
      `The text is ${own} pixels high beside the studio's ${height}: in other letters or lines`,
    );
  return page;
}

async function openOverHttp(page: Page): Promise<void> {
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html').end('<!doctype html>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
}

/** The studio's own; the page has nowhere to fetch it. */
async function fontFace(): Promise<string> {
  const file = await readFile(path.join(fonts, 'inter-latin-wght-normal.woff2'));
  return `@font-face { font-family: 'Inter Variable'; font-weight: 100 900;
    src: url(data:font/woff2;base64,${file.toString('base64')}) format('woff2-variations') }`;
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'bare' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('Nothing was built');
  return output.output[0].code;
}
