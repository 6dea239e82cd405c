import { existsSync, rmSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyRecipe } from '../../../shared/recipe.ts';
import { compare, type Verdict } from '../compare.ts';
import { diceFor, type Dice } from '../dice.ts';
import { readJournal } from '../journal-view.ts';
import { makePlaces, type Places } from '../program.ts';
import { readShelves } from '../shelves.ts';
import { createWeather, type Weather } from '../weather.ts';
import { hurriedClock, type Hurry } from './fast-time.ts';
import { chooseAim, createKiller, type Aim, type Killer } from './killer.ts';
import { startKillService } from './kill-service.ts';
import { comeToRest } from './rest.ts';
import { ProcessEnded, startStudio, type StudioProcess } from './studio-process.ts';

export type KillResult = {
  readonly seed: number;
  readonly verdict: Verdict;
  readonly kills: number;
  readonly lines: readonly string[];
};

const factor = 20;
const mostLives = 3;
const wishes = ['A fox in falling snow', 'Paper boats on a canal', 'A lighthouse in a storm', 'A desert'];

/** Kills the built main process at chosen moments, starts it again until all is at rest, and compares. */
export async function runKill(seed: number, folder: string): Promise<KillResult> {
  const dice = diceFor(seed, 'kills');
  const hurry: Hurry = { beganAtMs: Date.now(), factor };
  const clock = hurriedClock(hurry);
  const places = makePlaces(path.join(folder, `kill-${seed}`));
  const lines: string[] = [];
  const weather = weatherFor(seed, dice);
  const killer = createKiller((line) => lines.push(line));
  const service = await startKillService({
    outputs: places.outputs,
    journal: places.journal,
    clock,
    dice: diceFor(seed, 'remote'),
    weather,
    onPoint: killer.reached,
  });
  const intents = new Map<string, number>();
  const start = (aim: Aim | null) =>
    startStudio({
      userData: places.userData,
      library: places.library,
      apiBase: service.apiBase,
      key: 'wsk-chaos-0123456789',
      hurry,
      onSpawned: (child) => killer.aim(child, aim),
    });

  try {
    const lives = dice.whole(1, mostLives);
    for (let life = 1; life <= lives; life += 1) {
      await liveAndDie(start, { dice, places, killer, intents });
    }
    weather.clear();
    const studio = await start(null);
    const rested = await comeToRest(studio, places, service, clock.now);
    await studio.kill();
    const verdict = compare({
      ...rested,
      billed: service.billed(),
      journal: readJournal(places.journal),
      shelves: readShelves(places.library),
      saidNotBought: new Set(),
      mayHaveCopies: false,
      intents,
    });
    if (verdict.problems.length > 0) lines.push(studio.printed());
    return { seed, verdict, kills: killer.kills(), lines };
  } finally {
    killer.strike('the end');
    await service.close();
    rmSync(path.dirname(places.userData), { recursive: true, force: true, maxRetries: 5 });
  }
}

function weatherFor(seed: number, dice: Dice): Weather {
  const climate = {
    service: dice.pick([0, 0, 0.05, 0.15] as const),
    output: dice.pick([0, 0, 0.2] as const),
    network: 0,
    disk: 0,
    crash: 0,
    clock: 0,
  };
  return createWeather(climate, diceFor(seed, 'weather'));
}

/** One life: it may end while it starts, while the user orders, or at its work. */
async function liveAndDie(
  start: (aim: Aim) => Promise<StudioProcess>,
  around: {
    readonly dice: Dice;
    readonly places: Places;
    readonly killer: Killer;
    readonly intents: Map<string, number>;
  },
): Promise<void> {
  const { dice, places, killer, intents } = around;
  const limitMs = Math.round(dice.scale(300, 4000));
  let watcher: FSWatcher | null = null;
  try {
    const studio = await start(chooseAim(dice));
    watcher = watchPublishing(places, killer);
    await order(studio, dice, intents);
    await Promise.race([studio.ended, sleep(limitMs)]);
    killer.strike('any-time');
    await studio.ended;
  } catch (error) {
    if (!(error instanceof ProcessEnded)) throw error;
  } finally {
    watcher?.close();
  }
}

async function order(studio: StudioProcess, dice: Dice, intents: Map<string, number>): Promise<void> {
  const { id: draftId } = await studio.request('drafts.create', {});
  const orders = dice.whole(1, 3);
  for (let index = 0; index < orders; index += 1) {
    const count = dice.pick([1, 1, 2] as const);
    const intent = `intent-${dice.random.id(10)}`;
    const recipe = { ...emptyRecipe, prompt: wishes[dice.whole(0, wishes.length - 1)] ?? '' };
    intents.set(intent, count);
    await studio.request('takes.generate', { intent, draftId, recipe, count, agreedMicros: 1_300_000 });
  }
}

/** Tells of the moment at which a clip's publishing is planned and not yet done. */
function watchPublishing({ library }: Places, killer: Killer): FSWatcher | null {
  const partial = path.join(library, '.dailies', 'partial');
  if (!existsSync(partial)) return null;
  return watch(partial, (_, name) => {
    if (name?.endsWith('.publish.json') === true) killer.reached('publishing');
  });
}
