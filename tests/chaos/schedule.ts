import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../../electron/services/ports.ts';
import type { Studio } from '../../electron/services/studio.ts';
import { crashDatabases, databaseAt } from './databases.ts';
import { diceFor } from './dice.ts';
import { judge, type Verdict } from './judge.ts';
import { createLife, type Death, type Life } from './life.ts';
import { createNetwork } from './network.ts';
import type { Plant } from './plants.ts';
import { createSettingsFile, makePlaces, openProgram } from './program.ts';
import { createRemote } from './remote.ts';
import { createStorm } from './storm.ts';
import { tagPurchases } from './tagging.ts';
import { createTimeline } from './timeline.ts';
import { createTrace } from './trace.ts';
import { createUser } from './user.ts';
import { createVolume } from './volume.ts';
import { watchVirtualTime } from './virtual-time.ts';
import { climateFor, createWeather } from './weather.ts';

export type ScheduleResult = {
  readonly seed: number;
  readonly verdict: Verdict;
  /** The same for the same seed. */
  readonly digest: string;
  readonly lines: readonly string[];
};

const startMs = Date.UTC(2026, 10, 22, 12);
const minuteMs = 60_000;
const calmSpeed = 1;

/** One seed, one schedule: a storm over the real studio, then calm, then the comparison with what the service knows. */
export async function runSchedule(
  seed: number,
  options: { readonly folder: string; readonly isTraced: boolean; readonly plant: Plant | null },
): Promise<ScheduleResult> {
  const folder = path.join(options.folder, `seed-${seed}`);
  const places = makePlaces(folder);
  const timeline = createTimeline(startMs);
  watchVirtualTime(timeline);
  let life: Life | null = null;
  const trace = createTrace(options.isTraced, () => {
    const seconds = (timeline.service.monotonic() / 1000).toFixed(2).padStart(10);
    return `${seconds} life ${life?.number ?? 0}`;
  });
  const dice = (part: string) => diceFor(seed, part);
  const character = dice('character');
  const weather = createWeather({ ...climateFor(character), ...options.plant?.climate }, dice('weather'));
  const remote = createRemote({
    folder: places.outputs,
    clock: timeline.service,
    dice: dice('remote'),
    speed: character.pick([0.05, 0.2, 1, 4]),
    largeBytes: character.chance(0.02) ? 400_000 : null,
    fault: (route) => weather.fault(route),
  });
  const volume = createVolume(timeline.service.now, dice('volume'));
  const network = createNetwork({ timeline, remote, weather, dice: dice('network'), trace });
  const settingsFile = createSettingsFile();
  const user = createUser({ dice: dice('user'), trace, now: timeline.studio.now, canTell: true });
  const deaths = dice('deaths');
  let lives = 0;
  let isCalm = false;

  const log: Log = {
    info() {},
    warn: (event, fields) => trace.add(`    ${event} ${JSON.stringify(fields ?? {})}`),
    error: (event, error, fields) =>
      trace.add(
        `    ${event} ${JSON.stringify(fields ?? {})} ${error instanceof Error ? error.message : ''}`,
      ),
  };

  function planDeath(): Death | null {
    if (isCalm || !deaths.chance(weather.climate.crash)) return null;
    const matches = deaths.pick([
      '',
      '',
      'http submit',
      'http result',
      'disk',
      'disk rename',
      'disk sync',
      'disk write',
      'body output',
    ]);
    const most = matches === '' ? 1500 : matches === 'disk' ? 300 : 12;
    return { matches, nth: Math.round(deaths.scale(1, most)), effectFirst: deaths.chance(0.6) };
  }

  function onDeath(reason: string): void {
    const isPowerLoss = deaths.chance(0.4);
    trace.add(`DIES at ${reason}${isPowerLoss ? ', and so does the power' : ''}`);
    crashDatabases((file) => file === places.journal, isPowerLoss ? deaths : null);
    if (isPowerLoss) volume.losePower();
  }

  /** Starts the program, again and again until it runs. */
  async function begin(): Promise<{ readonly life: Life; readonly studio: Studio }> {
    while (true) {
      lives += 1;
      const fresh = createLife({
        number: lives,
        clock: timeline.studio,
        dice: dice(`life ${lives}`),
        death: planDeath(),
        onDeath,
      });
      life = fresh;
      trace.add('starts');
      const send = network.httpOf(fresh);
      const http = tagPurchases(options.plant?.wrapSend?.(send) ?? send, () => databaseAt(places.journal));
      const opening = openProgram({
        life: fresh,
        places,
        volume,
        http,
        settingsFile,
        dice: dice(`program ${lives}`),
        log,
      });
      const studio = await Promise.race([opening, fresh.died.then(() => null)]).catch((error: unknown) => {
        trace.add(`cannot start: ${String(error)}`);
        fresh.kill('a start that failed');
        return null;
      });
      if (studio !== null) return { life: fresh, studio };
      await timeline.service.sleep(deaths.scale(100, 30 * minuteMs));
    }
  }

  const storm = createStorm({
    dice: dice('storm'),
    timeline,
    weather,
    volume,
    trace,
    journal: places.journal,
  });

  async function story(): Promise<Verdict> {
    let running = await begin();
    const acts = character.whole(3, 16);
    for (let act = 0; act < acts; act += 1) {
      await storm.change();
      await Promise.race([timeline.service.sleep(storm.pauseMs()), running.life.died]);
      if (!running.life.isDead()) await Promise.race([user.act(running.studio), running.life.died]);
      if (!running.life.isDead() && character.chance(0.04)) await quit(running);
      if (running.life.isDead()) {
        await timeline.service.sleep(deaths.scale(100, 120 * minuteMs));
        running = await begin();
      }
    }
    isCalm = true;
    storm.end();
    // What is slow was slow in the storm; waiting for it in calm would only be more of the same questions.
    remote.hurry(calmSpeed);
    running.life.spare();
    if (running.life.isDead()) running = await begin();
    return await judge({ running, user, remote, places, timeline, character, trace, storm });
  }

  async function quit(running: { readonly life: Life; readonly studio: Studio }): Promise<void> {
    trace.add('quits');
    await Promise.race([running.studio.close(), running.life.died, timeline.service.sleep(3000)]);
    running.life.kill('quitting');
  }

  try {
    const verdict = await timeline.drive(story());
    return { seed, verdict, digest: trace.digest(), lines: trace.lines() };
  } finally {
    crashDatabases(() => true, null);
    remote.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
