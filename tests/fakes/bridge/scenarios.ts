import { clipId, draftId } from '../../../shared/contract/ids.ts';
import type { DraftId } from '../../../shared/contract/ids.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import { footage, footageId } from './footage.ts';
import { aDraft, aRecipe, aStatus, aTake, sampleNow, someSettings } from './samples.ts';
import { emptyWorld } from './world.ts';
import type { World } from './world.ts';

const fox: DraftId = draftId.parse('draftfox1');
const foxText =
  'A red fox with a white-tipped tail first crosses deep falling snow, then stops and looks back over its shoulder, breath misting. ' +
  'A birch forest at dawn, flakes drifting through low golden light. The camera slowly pushes in, medium shot. Quiet, watchful, 35 mm film grain.';
const foxRecipe = aRecipe({
  prompt: foxText,
  negativePrompt: 'blur, distortion, extra legs, flicker, text, watermark',
});
const minute = 60_000;

function put(world: World, takes: readonly Take[]): void {
  for (const take of takes) world.takes.set(take.id, take);
}

/** A studio in use: drafts, clips, a key, nothing on its way. */
function studio(): World {
  const world = emptyWorld();
  const drafts = [
    aDraft('draftfox1', { recipe: foxRecipe, ownTitle: 'Fox in falling snow', title: 'Fox in falling snow' }),
    aDraft('draftneon', {
      recipe: aRecipe({
        prompt: 'Neon alley after rain, a courier first checks his watch, then runs.',
        durationS: 10,
      }),
      updatedAtMs: sampleNow - 60 * minute,
    }),
    aDraft('draftlight', {
      recipe: aRecipe({ prompt: 'Lighthouse at dusk, waves first swell, then break.', aspectRatio: '9:16' }),
      updatedAtMs: sampleNow - 90 * minute,
    }),
    aDraft('draftboats', {
      recipe: aRecipe({ prompt: 'Paper boats, macro' }),
      updatedAtMs: sampleNow - 200 * minute,
    }),
    aDraft('draftjapan', {
      recipe: aRecipe({ prompt: '雪の中の狐' }),
      updatedAtMs: sampleNow - 300 * minute,
    }),
  ];
  for (const draft of drafts) world.drafts.set(draft.id, draft);
  world.clips = footage(64);
  world.settings = someSettings({
    key: { source: 'stored', lastFour: '7f3a', protection: 'os' },
    caps: { dayMicros: 25_000_000, monthMicros: 120_000_000, batchMicros: null },
  });
  world.status = aStatus({
    service: 'live',
    serviceHost: 'api.wavespeed.ai',
    balanceMicros: 71_400_000,
    spend: {
      todayMicros: 11_700_000,
      monthMicros: 48_100_000,
      dayCapMicros: 25_000_000,
      monthCapMicros: 120_000_000,
      batchCapMicros: null,
    },
    library: {
      state: 'ready',
      label: 'Movies/Dailies',
      clips: 1284,
      sizeBytes: 18_200_000_000,
      heldBy: null,
      doubled: [],
    },
  });
  put(world, [keptTake(0, 2), keptTake(8, 2), keptTake(12, 1)]);
  return world;
}

function keptTake(at: number, revisionNumber: number): Take {
  return aTake(`keptfox${at}`, {
    recipe: foxRecipe,
    draftId: fox,
    revisionNumber,
    state: 'kept',
    position: null,
    clipId: clipId.parse(footageId(at)),
    money: 'spent',
    priceIsActual: true,
    endedAtMs: sampleNow - (20 + at) * minute,
  });
}

/** One take in each state that the queue can show. */
function busy(): World {
  const world = studio();
  const running = { state: 'running', position: null, money: 'spent', remoteId: 'pred-1' } as const;
  put(world, [
    aTake('takerun01', {
      ...running,
      recipe: foxRecipe,
      revisionNumber: 3,
      acceptedAtMs: sampleNow - 161_000,
    }),
    aTake('takerun02', {
      ...running,
      recipe: foxRecipe,
      revisionNumber: 3,
      acceptedAtMs: sampleNow - 72_000,
    }),
    aTake('takesave1', {
      ...running,
      state: 'downloading',
      title: 'Neon alley, slow dolly',
      recipe: aRecipe({
        prompt: 'Neon alley after rain, a courier first checks his watch, then runs.',
        durationS: 10,
      }),
      draftId: draftId.parse('draftneon'),
      completedAtMs: sampleNow - 9000,
      download: {
        receivedBytes: 6_100_000,
        totalBytes: 9_400_000,
        attempt: 1,
        pace: 'usual',
        retryAtMs: null,
      },
    }),
    aTake('takewait1', { recipe: foxRecipe, hold: { reason: 'place', untilMs: null }, position: 1 }),
    aTake('takewait2', { recipe: foxRecipe, position: 2 }),
  ]);
  return world;
}

/** Everything that goes wrong, at once. */
function failing(): World {
  const world = busy();
  const ended = { position: null, endedAtMs: sampleNow - 60_000 } as const;
  put(world, [
    aTake('takefail1', {
      ...ended,
      state: 'failed',
      failure: { code: 'moderation', detail: 'content policy' },
      money: 'refund-expected',
    }),
    aTake('takefail2', {
      ...ended,
      state: 'failed',
      failure: { code: 'not-a-video', detail: null },
      money: 'spent',
    }),
    aTake('takeunsure', {
      state: 'unconfirmed',
      position: null,
      money: 'unknown',
      submittedAtMs: sampleNow - 90_000,
      lookedAtMs: sampleNow - 20_000,
    }),
    aTake('takegone1', { ...ended, state: 'expired', money: 'spent' }),
    aTake('takecap01', { hold: { reason: 'cap-day', untilMs: sampleNow + 600 * minute }, position: 5 }),
  ]);
  world.status = {
    ...world.status,
    troubles: ['credit', 'disk-full'],
    balanceMicros: 400_000,
    spend: { ...world.status.spend, todayMicros: 24_700_000 },
  };
  return world;
}

/** No network and the library's disk unplugged. */
function offline(): World {
  const world = studio();
  world.status = {
    ...world.status,
    connection: 'offline',
    troubles: ['library-offline'],
    library: { ...world.status.library, state: 'offline' },
  };
  put(world, [aTake('takewait1', { recipe: foxRecipe, hold: { reason: 'offline', untilMs: null } })]);
  return world;
}

/** Practice with a few clips made. */
function practice(): World {
  const world = emptyWorld();
  world.drafts.set(fox, aDraft('draftfox1', { recipe: foxRecipe }));
  world.clips = footage(7).map((clip) => ({ ...clip, costMicros: 0, service: 'practice' as const }));
  world.status = aStatus({
    library: {
      state: 'ready',
      label: 'Movies/Dailies',
      clips: 7,
      sizeBytes: 31_000_000,
      heldBy: null,
      doubled: [],
    },
  });
  put(world, [
    { ...keptTake(0, 1), service: 'practice', money: 'free' },
    aTake('takerun01', {
      recipe: foxRecipe,
      state: 'running',
      service: 'practice',
      money: 'free',
      position: null,
      acceptedAtMs: sampleNow - 4000,
    }),
  ]);
  return world;
}

function many(): World {
  const world = studio();
  world.clips = footage(5000);
  for (let at = 0; at < 120; at += 1) {
    const draft = aDraft(`draftmany${at}`, {
      recipe: aRecipe({ prompt: `Draft ${at}: ${foxText.slice(at % 60)}` }),
      updatedAtMs: sampleNow - at * 60 * minute,
    });
    world.drafts.set(draft.id, draft);
  }
  put(
    world,
    Array.from({ length: 300 }, (_, at) => aTake(`takemany${at}`, { recipe: foxRecipe, position: at + 10 })),
  );
  return world;
}

export const scenarios = { empty: emptyWorld, practice, studio, busy, failing, offline, many } as const;
export type ScenarioName = keyof typeof scenarios;
