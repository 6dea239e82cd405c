import { readFileSync } from 'node:fs';
import type { JSHandle, Page } from '@playwright/test';
import { rooms } from '../../e2e/rooms.ts';
import { launchStudio, type Studio } from '../../e2e/studio.ts';
import { percentile } from './percentile.ts';
import { searches } from './prompts.ts';

export type WindowFigures = {
  readonly openMs: number;
  readonly keystrokeToPaintP95Ms: number;
  readonly scrollLongTasksMs: number;
  readonly scrollDroppedPct: number;
  readonly domNodes: number;
  readonly rssMB: number;
};

/** From the start of the process to the library on the screen, in a studio that was opened before. */
export async function timeToLibrary(userDataDir: string, libraryDir: string): Promise<number> {
  const startedAt = Date.now();
  const { studio } = await showLibrary(userDataDir, libraryDir);
  const tookMs = Date.now() - startedAt;
  await studio.close();
  return tookMs;
}

async function showLibrary(userDataDir: string, libraryDir: string): Promise<{ studio: Studio }> {
  const studio = await launchStudio({ userDataDir, libraryDir });
  const { page } = studio;
  await rooms(page).goTo('Library');
  await page
    .getByRole('gridcell')
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor({ timeout: 300_000 });
  return { studio };
}

export async function measureWindow(
  userDataDir: string,
  libraryDir: string,
): Promise<Omit<WindowFigures, 'openMs'>> {
  const { studio } = await showLibrary(userDataDir, libraryDir);
  try {
    const { page } = studio;
    await page.getByRole('gridcell').first().waitFor({ timeout: 300_000 });
    return {
      keystrokeToPaintP95Ms: percentile(await typeSearches(page), 0.95),
      ...(await fling(page)),
      rssMB: residentBytes(studio.process.pid ?? 0) / 1e6,
    };
  } finally {
    await studio.kill();
  }
}

/** Everything that follows a search has come to rest. */
const settleMs = 700;
/** As people type; the rest of an answer is asked for in between, as it is for them. */
const betweenKeysMs = 120;

/**
 * Every search, key by key: from before the key is sent to the frame that shows the answer to all that was typed until then. A key whose
 * answer never comes fails the bench.
 */
async function typeSearches(page: Page): Promise<readonly number[]> {
  const box = page.getByRole('searchbox', { name: 'Search library' });
  const times: number[] = [];
  for (const query of searches) {
    await box.fill('');
    await timeOf(await paintOf(page, ''));
    await page.waitForTimeout(settleMs);
    const letters = [...query];
    for (const at of letters.keys()) {
      const typed = letters.slice(0, at + 1).join('');
      const paint = await paintOf(page, typed);
      const sentAt = performance.timeOrigin + performance.now();
      await page.keyboard.insertText(letters[at] ?? '');
      times.push((await timeOf(paint)) - sentAt);
      await page.waitForTimeout(betweenKeysMs);
    }
  }
  await box.fill('');
  await page.waitForTimeout(settleMs);
  return times;
}

type Paint = JSHandle<{ readonly shown: Promise<number> }>;

/** Watches for the screen to answer these words. */
async function paintOf(page: Page, query: string): Promise<Paint> {
  return await page.evaluateHandle((words) => {
    const isAnswered = () =>
      document.querySelector<HTMLElement>('[data-answers]')?.dataset['answers'] === words;
    const { promise, resolve } = Promise.withResolvers<number>();
    // Once the next frame was handed over.
    const tell = () =>
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    const observer = new MutationObserver(() => {
      if (!isAnswered()) return;
      observer.disconnect();
      tell();
    });
    if (isAnswered()) tell();
    else observer.observe(document.body, { subtree: true, attributeFilter: ['data-answers'] });
    return { shown: promise };
  }, query);
}

/** The time of day when it was painted. */
async function timeOf(paint: Paint): Promise<number> {
  return await paint.evaluate(async ({ shown }) => await shown);
}

/** Through the whole library in four seconds, a step with each frame. */
async function fling(
  page: Page,
): Promise<Pick<WindowFigures, 'scrollLongTasksMs' | 'scrollDroppedPct' | 'domNodes'>> {
  return await page.evaluate(async () => {
    const flingMs = 4000;
    const frameMs = 1000 / 60;
    const scroller = document.querySelector('.grid-scroller');
    if (scroller === null) throw new Error('No grid');
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
    });
    observer.observe({ type: 'longtask' });
    let nodes = 0;
    let frames = 0;
    const startedAt = performance.now();
    for (let now = startedAt; now - startedAt < flingMs;) {
      scroller.scrollTop = ((now - startedAt) / flingMs) * (scroller.scrollHeight - scroller.clientHeight);
      now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frames += 1;
      nodes = Math.max(nodes, document.querySelectorAll('*').length);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    observer.disconnect();
    const due = flingMs / frameMs;
    const scrollDroppedPct = Math.max(0, (1 - frames / due) * 100);
    return { scrollLongTasksMs: longest, scrollDroppedPct, domNodes: nodes };
  });
}

function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
