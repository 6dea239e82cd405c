/** `npm run tour`: walks through the studio in practice, without a display, and writes docs/pictures/. */
import { launchStudio } from '../e2e/studio.ts';
import { rooms } from '../e2e/rooms.ts';
import type { Studio } from '../e2e/studio.ts';
import { walkLibraryAsides, walkWritingAsides } from './asides.ts';
import { createCamera } from './camera.ts';
import { walkCuration, walkOffline } from './curation.ts';
import { walkHundred } from './hundred.ts';
import { heroNegative, heroPrompt, scenes } from './prompts.ts';
import { walkWriting } from './writing.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 960, height: 640 };

const studio = await launchStudio({ env: { DAILIES_PRACTICE_SPEED: '2' } });
try {
  await walk(studio);
} finally {
  await studio.close();
}
await walkHundred();

async function walk(studio: Studio): Promise<void> {
  const { page } = studio;
  const { goTo, write, negative, generate, clips, queue, prompt } = rooms(page);

  const { picture, inBothThemes } = createCamera(page);

  /** Queues through the bridge what a user would queue by hand, one draft per scene. */
  async function queueScenes(): Promise<void> {
    await page.evaluate(async (scenes) => {
      const ask = async <T>(reply: Promise<{ ok: boolean } & Record<string, unknown>>): Promise<T> =>
        (await reply)['value'] as T;
      for (const [index, { takes, ...rest }] of scenes.entries()) {
        const recipe = { ...rest, negativePrompt: '' };
        const draft = await ask<{ id: string }>(window.bridge.request('drafts.create', {}));
        await ask(window.bridge.request('drafts.save', { id: draft.id, recipe }));
        const order = {
          intent: `tour-scene-${index}`,
          draftId: draft.id,
          recipe,
          count: takes,
          agreedMicros: 0,
        };
        await ask(window.bridge.request('takes.generate', order));
      }
    }, scenes);
  }

  await page.setViewportSize(wide);
  await page.evaluate(() =>
    window.bridge.request('settings.update', { limits: { tier: 'gold', concurrent: 2000, perMinute: 600 } }),
  );
  await prompt.waitFor();
  await inBothThemes('empty');
  await goTo('Library');
  await inBothThemes('library-empty');
  await goTo('Write');

  await queueScenes();
  await write(heroPrompt);
  await write(heroNegative, negative);
  await generate.click();
  await goTo('Library');
  const expected = scenes.reduce((sum, { takes }) => sum + takes, 1);
  await page.waitForFunction(
    (expected) => document.querySelectorAll('[role=gridcell] img').length >= expected,
    expected,
    {
      timeout: 120_000,
    },
  );
  await clips.first().click();
  await inBothThemes('library');
  await walkCuration(studio, picture, inBothThemes);

  await clips.first().focus();
  await page.keyboard.press('Space');
  const video = page.getByRole('dialog').locator('video');
  await video.evaluate(async (video: HTMLVideoElement) => {
    video.pause();
    video.currentTime = 2;
    await new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
  });
  await picture('player-dark');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await goTo('Write');
  await page.getByRole('radiogroup', { name: 'Duration' }).getByRole('radio', { name: '5 s' }).click();
  await inBothThemes('write');
  await walkWriting(studio, inBothThemes);
  await walkWritingAsides(studio, inBothThemes);
  await walkLibraryAsides(studio, inBothThemes);
  await goTo('Write');

  // A queue in the middle of its work: some on their way, some waiting, one refused, and no old ones.
  await page.evaluate(async () => {
    const reply = await window.bridge.request('takes.list', {});
    if (reply.ok)
      await window.bridge.request('takes.dismiss', { ids: reply.value.takes.map(({ id }) => id) });
    await window.bridge.request('settings.update', {
      limits: { tier: 'custom', concurrent: 3, perMinute: 600 },
    });
  });
  await write('A knight and a dragon on a burning bridge. [moderated]');
  await generate.click();
  await goTo('Queue');
  await queue.getByRole('listitem').filter({ hasText: 'moderation' }).waitFor({ timeout: 30_000 });
  await goTo('Write');
  await write(heroPrompt);
  for (let press = 0; press < 4; press += 1) await page.getByRole('button', { name: 'More takes' }).click();
  await generate.click();
  await goTo('Queue');
  await queue.getByRole('listitem').nth(5).waitFor();
  await queue
    .getByRole('listitem')
    .filter({ hasText: /[4-6] s\s*usually/ })
    .nth(2)
    .waitFor({ timeout: 30_000 });
  await inBothThemes('queue');

  await goTo('Settings');
  await inBothThemes('settings');

  await walkOffline(studio, inBothThemes);

  await page.setViewportSize(narrow);
  for (const room of ['Write', 'Queue', 'Library', 'Settings'] as const) {
    await goTo(room);
    await picture(`narrow-${room.toLowerCase()}-dark`);
  }
}
