import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { rooms } from '../../e2e/rooms.ts';
import { launchStudio } from '../../e2e/studio.ts';
import type { Studio } from '../../e2e/studio.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { percentile } from '../library/percentile.ts';
import { rounded } from '../median.ts';
import type { Report } from '../run.ts';
import { openBarePage } from './bare-page.ts';
import { makeDrafts, richPrompt } from './drafts.ts';
import { watchSaves } from './saves.ts';
import { takeNoted, watchKeys } from './watch-keys.ts';
import type { Noted } from './watch-keys.ts';

const promptLength = 2500;
const draftCount = 1000;
const rounds = 8;
const words = 'and breath hangs in the cold air ';
/** A quick typist, not too even. */
const pauseMs = { least: 50, most: 150 };
/** In which advice is given and undo is kept. */
const restMs = 1500;

/**
 * Typing in the middle of a full prompt, advice on and a thousand drafts beside it, against CodeMirror alone with the same text: in one
 * browser, turn by turn. Then from the key to the disk.
 */
export async function run(report: Report): Promise<Record<string, number>> {
  const userDataDir = await mkdtemp(path.join(tmpdir(), 'dailies-bench-typing-'));
  try {
    const prompt = richPrompt(promptLength);
    await makeDrafts(userDataDir, draftCount, prompt);
    const studio = await launchStudio({ userDataDir });
    try {
      return await measure(studio, prompt, report);
    } finally {
      await studio.close();
    }
  } finally {
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function measure(studio: Studio, prompt: string, report: Report): Promise<Record<string, number>> {
  const { page, browser } = studio;
  const field = rooms(page).prompt;
  await field.waitFor();
  await page.getByRole('button', { name: /pieces of advice/ }).waitFor();
  const bare = await openBarePage(browser, prompt, field);
  const turns = [];
  for (const each of [page, bare]) {
    await each.bringToFront();
    await each.locator('.cm-content').first().click();
    await watchKeys(each);
    turns.push({ page: each, noted: [] as Noted[] });
  }
  // The first turn of each is for warming up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const turn of turns) {
      await typeAndTakeBack(turn.page, round);
      const noted = await takeNoted(turn.page);
      if (round > 0) turn.noted.push(noted);
    }
  }
  const [ours, empty] = turns.map(({ noted }) => figuresOf(noted));
  if (ours === undefined || empty === undefined) throw new Error('Nothing was measured');
  report('The studio', ours);
  report('CodeMirror alone', empty);
  const saves = await timeSaves(studio, prompt.length);
  return {
    keystrokeToPaintP95Ms: ours.p95Ms,
    emptyPageP95Ms: empty.p95Ms,
    ratio: rounded(ours.p95Ms / empty.p95Ms, 2),
    saveP95Ms: rounded(percentile(saves, 0.95), 0),
    keystrokeToPaintMaxMs: ours.maxMs,
    longestTaskMs: ours.longestTaskMs,
    saveMaxMs: Math.max(...saves),
  };
}

/** In the middle of the text; what is typed is deleted letter by letter, so that each turn finds the same text. */
async function typeAndTakeBack(page: Page, round: number): Promise<void> {
  const { uniform } = createSeededRandom(round);
  await page.bringToFront();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 0; line < 9; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await sleep(restMs);
  await takeNoted(page);
  for (const key of [...words, ...Array.from(words, () => 'Backspace')]) {
    await page.keyboard.press(key);
    await sleep(pauseMs.least + uniform() * (pauseMs.most - pauseMs.least));
  }
  await sleep(restMs);
}

function figuresOf(noted: readonly Noted[]) {
  const delays = noted.flatMap(({ delaysMs }) => delaysMs);
  const tasks = noted.flatMap(({ longTasksMs }) => longTasksMs);
  return {
    keys: delays.length,
    medianMs: rounded(percentile(delays, 0.5), 1),
    p95Ms: rounded(percentile(delays, 0.95), 1),
    maxMs: rounded(Math.max(...delays), 1),
    longTasks: tasks.length,
    longestTaskMs: rounded(Math.max(0, ...tasks), 0),
  };
}

/** From each key to the moment in which another program finds its letter in the database. */
async function timeSaves({ page, userDataDir }: Studio, length: number): Promise<readonly number[]> {
  const { uniform } = createSeededRandom(99);
  await page.bringToFront();
  await page.keyboard.press('ControlOrMeta+End');
  await takeNoted(page);
  const saved = watchSaves(userDataDir);
  try {
    const all = saved.until(length + words.length);
    for (const key of words) {
      await page.keyboard.press(key);
      await sleep(pauseMs.least + uniform() * (pauseMs.most - pauseMs.least));
    }
    await all;
    const { typedAtMs } = await takeNoted(page);
    return typedAtMs.map((atMs, index) => rounded(saved.atMs(length + index + 1) - atMs, 0));
  } finally {
    saved.close();
  }
}
