import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { idFromHash } from '../../../electron/services/library/entry.ts';
import { unpackIds } from '../../../shared/library-outline.ts';
import { diceFor } from '../dice.ts';
import type { Hurry } from '../kills/fast-time.ts';
import { ProcessEnded, startStudio, type StudioProcess } from '../kills/studio-process.ts';
import { makePlaces } from '../program.ts';
import type { LibraryKillTotals } from './run-library-kills.ts';
import { emptyModel, lists, ordered, withFields, type Model, type Order } from './model.ts';
import { dropVideo } from './outside.ts';
import { stackDifferences, stacksIn } from './stacks.ts';
import { ask, someOrder, type AskedLibrary } from './user.ts';
import { differencesFrom, shownBy, videosIn, type ShownLibrary } from './view.ts';

const factor = 20;
const films = 12;
const livesOfOne = 5;
const limitMs = 30_000;

/** One library of the built program: curated in bursts, killed in their middle, looked at, and at the end made anew from its files. */
export async function runLibraryKill(seed: number, folder: string, most: number): Promise<LibraryKillTotals> {
  const dice = diceFor(seed, 'library kills');
  const places = makePlaces(path.join(folder, `kill-${seed}`));
  const hurry: Hurry = { beganAtMs: Date.now(), factor };
  const hashes = Array.from({ length: films }, (_, number) => dropVideo(places.library, number, Date.now()));
  const ids = hashes.map(idFromHash);
  const strangers = ids.reduce((all, id) => withFields(all, id, {}), emptyModel);
  const problems: string[] = [];
  let model: Model = emptyModel;
  let maybe: Order | null = null;
  let acts = 0;
  let kills = 0;
  let lostActs = 0;

  const start = () =>
    startStudio({
      userData: places.userData,
      library: places.library,
      apiBase: 'http://127.0.0.1:9/api/v3',
      key: 'wsk-chaos-0123456789',
      hurry,
    });

  const withActs: Beside = (read) => {
    const acts = new DatabaseSync(path.join(places.library, '.dailies/acts.sqlite'), { readOnly: true });
    try {
      return read(acts);
    } finally {
      acts.close();
    }
  };

  async function look(studio: StudioProcess): Promise<void> {
    await studio.request('library.rescan', {});
    const shown = await shownBy(remoteLibrary(studio), model === emptyModel ? strangers : model);
    if (model === emptyModel) {
      for (const [target, fields] of shown)
        if (target !== lists.names) model = withFields(model, target, fields);
      return;
    }
    const candidates = maybe === null ? [model] : [ordered(model, maybe), model];
    const stacks = withActs(stacksIn);
    const differences = candidates.map((candidate) => [
      ...differencesFrom(candidate, shown, new Map()),
      ...stackDifferences(candidate, stacks),
    ]);
    const best = differences.reduce((a, b) => (b.length < a.length ? b : a));
    model = candidates[differences.indexOf(best)] ?? model;
    lostActs += best.length;
    problems.push(...best);
    if (best.length > 0) model = { ...model, ...stacks };
    maybe = null;
  }

  /** Acts as fast as they are answered, until the process is gone. */
  async function burst(studio: StudioProcess): Promise<void> {
    for (;;) {
      maybe = someOrder(dice, model);
      try {
        await ask(remoteLibrary(studio), maybe);
        acts += 1;
        model = ordered(model, maybe);
      } catch (error) {
        if (error instanceof ProcessEnded) return;
        // Refused, as the name of a collection that is not there: nothing was done.
      }
      maybe = null;
    }
  }

  async function liveAndDie(): Promise<void> {
    const studio = await start();
    await look(studio);
    const working = burst(studio);
    await sleep(dice.scale(5, 700));
    await studio.kill();
    kills += 1;
    await working;
  }

  try {
    for (let life = 0; life < Math.min(livesOfOne, most); life += 1) await liveAndDie();
    const before = await settledState();
    for (const name of dice.chance(0.5) ? ['index', 'acts'] : ['index']) {
      for (const suffix of ['', '-wal', '-shm'])
        rmSync(path.join(places.library, `.dailies/${name}.sqlite${suffix}`), { force: true });
      if (name === 'acts') model = { ...model, done: [], undone: [] };
    }
    const after = await settledState();
    const differing = before.filter((line) => !after.includes(line));
    problems.push(...differing.map((line) => `differs after the rebuild: ${line}`));
    const there = videosIn(places.library);
    const gone = hashes.filter((sha256) => !there.has(sha256));
    problems.push(...gone.map((sha256) => `the video ${sha256} is gone`));
    return {
      kills,
      acts,
      lostActs,
      lostFiles: gone.length,
      differencesAfterRebuild: differing.length,
      problems,
    };
  } finally {
    rmSync(path.dirname(places.userData), { recursive: true, force: true, maxRetries: 5 });
  }

  /** What it shows when all is written; ended without asking, as nothing is owed any more. */
  async function settledState(): Promise<readonly string[]> {
    const studio = await start();
    await look(studio);
    await untilPaid(withActs);
    const clips = await remoteLibrary(studio).clips(ids);
    await studio.kill();
    return clips.map((clip) => JSON.stringify({ ...clip, poster: null, strip: null }));
  }
}

/** Reads the record of acts beside the process that writes it. */
type Beside = <T>(read: (acts: DatabaseSync) => T) => T;

/** The library of another process, as far as a user asks of it. */
function remoteLibrary(studio: StudioProcess): AskedLibrary & ShownLibrary {
  return {
    find: async (query) => unpackIds((await studio.request('library.outline', { query })).ids),
    clips: async (ids) => (await studio.request('library.clips', { ids: [...ids] })).clips,
    collections: () => studio.request('library.collections', {}),
    searches: () => studio.request('library.searches', {}),
    curate: (selection, change) => studio.request('library.curate', { selection, change }),
    trash: (selection) => studio.request('library.trash', { selection }),
    restore: (selection) => studio.request('library.restore', { selection }),
    renameTag: (from, to) => studio.request('library.renameTag', { from, to }),
    deleteTag: (name) => studio.request('library.deleteTag', { name }),
    createCollection: (name) => studio.request('library.createCollection', { name }),
    renameCollection: (from, to) => studio.request('library.renameCollection', { from, to }),
    deleteCollection: (name) => studio.request('library.deleteCollection', { name }),
    saveSearch: ({ id, name, query }) => studio.request('library.saveSearch', { id, name, query }),
    deleteSearch: (id) => studio.request('library.deleteSearch', { id }),
    undo: () => studio.request('library.undo', {}),
    redo: () => studio.request('library.redo', {}),
  };
}

/** Waits until every sidecar holds what was done. */
async function untilPaid(withActs: Beside): Promise<void> {
  const endAt = Date.now() + limitMs;
  while (Date.now() < endAt) {
    const owed = withActs(
      (acts) => acts.prepare('SELECT count(*) AS owed FROM owed WHERE paid = 0').get()?.['owed'],
    );
    if (owed === 0) return;
    await sleep(50);
  }
  throw new Error('The sidecars are behind');
}
