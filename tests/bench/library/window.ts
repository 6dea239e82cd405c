import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
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

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can extend the DOM's.
  interface Window {
    /** Kept by this bench in the page: when the last answer to what was typed was drawn. */
    benchPaints: number[];
  }
}

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

/** From the key to the frame that shows another grid, for the last letter of each search. */
async function typeSearches(page: Page): Promise<readonly number[]> {
  const box = page.getByRole('searchbox', { name: 'Search library' });
  await page.evaluate(watchPaints);
  const times: number[] = [];
  for (const query of searches) {
    await box.fill('');
    await page.waitForTimeout(700);
    await box.fill(query.slice(0, -1));
    await page.waitForTimeout(700);
    await page.evaluate(() => (window.benchPaints = []));
    await box.press('End');
    await page.keyboard.insertText(query.at(-1) ?? '');
    await page.waitForTimeout(1200);
    const [first] = await page.evaluate(() => window.benchPaints);
    // Where the last letter changes nothing in the grid, there is nothing to wait for.
    if (first !== undefined) times.push(first);
  }
  await box.fill('');
  await page.waitForTimeout(1000);
  return times;
}

function watchPaints(): void {
  window.benchPaints = [];
  let typedAt = 0;
  addEventListener('input', () => (typedAt = performance.now()), true);
  const main = document.querySelector('.library-main') ?? document.body;
  new MutationObserver((records) => {
    const isGrid = records.some(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement;
      return element?.closest('[role=grid], .empty-state') != null || element === main;
    });
    if (!isGrid || typedAt === 0) return;
    requestAnimationFrame(() => setTimeout(() => window.benchPaints.push(performance.now() - typedAt)));
  }).observe(main, { childList: true, subtree: true, attributes: true, characterData: true });
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
