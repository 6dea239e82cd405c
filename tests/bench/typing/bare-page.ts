import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';

const entry = path.join(import.meta.dirname, 'bare-editor.ts');

/** A page beside the studio's, in its browser, with nothing but CodeMirror and this text in it. */
export async function openBarePage(browser: Browser, text: string, width: number): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no context');
  const page = await context.newPage();
  await page.setContent(`<!doctype html><title>CodeMirror</title>
    <style>body { width: ${width}px; font: 17px/1.65 sans-serif } .cm-scroller { font-family: inherit !important }</style>`);
  await page.evaluate((text) => (document.body.dataset['text'] = text), text);
  await page.addScriptTag({ content: await bundle() });
  return page;
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
