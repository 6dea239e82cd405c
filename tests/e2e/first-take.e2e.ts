import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rooms } from './rooms.ts';
import { expect, test } from './service.ts';

const prompt =
  'A red fox with a white-tipped tail first crosses deep falling snow, then stops and looks back.';

for (const kind of ['practice', 'a server of the API’s shape'] as const) {
  test(`write, generate, watch and drag out a clip: ${kind}`, async ({ launch, service, liveEnv }) => {
    const studio = await launch({
      env: kind === 'practice' ? { DAILIES_PRACTICE_SPEED: '50' } : liveEnv,
    });
    const { page } = studio;
    const { buy, goTo, negative, write, clips, queue } = rooms(page);

    await write('blur, watermark', negative);
    await buy(prompt);
    await goTo('Queue');
    await expect(queue.getByRole('listitem').filter({ hasText: 'A red fox' })).toHaveCount(1);

    await goTo('Library');
    await expect(clips).toHaveCount(1, { timeout: 90_000 });
    if (kind !== 'practice') {
      expect(service.predictions()).toHaveLength(1);
      expect(service.predictions()[0]).toMatchObject({ prompt, negativePrompt: 'blur, watermark' });
    }

    const [video] = globSync(path.join(studio.libraryDir, '*/*.mp4'));
    const [sidecar] = globSync(path.join(studio.libraryDir, '*/*.json'));
    if (video === undefined || sidecar === undefined) throw new Error('No clip and sidecar in the folder');
    expect(readFileSync(sidecar, 'utf8')).toContain(prompt);

    await clips.first().click();
    await expect(page.getByText(prompt).first()).toBeVisible();

    await clips.first().focus();
    await page.keyboard.press('Space');
    const player = page.getByRole('dialog').locator('video');
    await expect
      .poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime))
      .toBeGreaterThan(0.2);
    await player.evaluate((video: HTMLVideoElement) => {
      video.pause();
      video.currentTime = 3.5;
    });
    await expect
      .poll(() => player.evaluate((video: HTMLVideoElement) => (video.seeking ? 0 : video.currentTime)))
      .toBeCloseTo(3.5, 1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    // The poster is drawn by the page and kept by main; the drag's icon is made from it.
    await expect(clips.first().locator('img')).toBeVisible();
    if (studio.runtime === 'stand-in') {
      await clips.first().dragTo(page.getByRole('searchbox', { name: 'Search library' }));
      await expect.poll(() => studio.log().filter(({ what }) => what === 'startDrag')).toHaveLength(1);
      const [drag] = studio.log().filter(({ what }) => what === 'startDrag');
      expect(drag).toMatchObject({ files: [video] });
      expect(existsSync(video)).toBe(true);
      expect(drag?.['icon']).toMatchObject({ width: 128 });
    }
  });
}
