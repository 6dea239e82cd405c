import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { FetchedFile } from '../../../electron/services/downloads/download.ts';
import { idFromHash } from '../../../electron/services/library/entry.ts';
import { openLibrary, type Library } from '../../../electron/services/library/library.ts';
import type { ActsAtHand } from '../../../shared/contract/curation.ts';
import { draftId, revisionId, takeId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { emptyRecipe } from '../../../shared/recipe.ts';
import type { Log } from '../../../electron/services/ports.ts';
import { crashDatabases, databaseAt } from '../databases.ts';
import { diceFor } from '../dice.ts';
import { createLife, type Life } from '../life.ts';
import { createTimeline } from '../timeline.ts';
import { createTrace } from '../trace.ts';
import { watchVirtualTime } from '../virtual-time.ts';
import { createVolume } from '../volume.ts';
import { lists, ordered, withFields, emptyModel, type Model, type Order } from './model.ts';
import { dropVideo, editSomeSidecar, halveSomeSidecar, moveSomeVideo, videoNumber } from './outside.ts';
import { stackDifferences, stacksIn } from './stacks.ts';
import { dieAtCommit } from './sql-deaths.ts';
import { ask, someOrder } from './user.ts';
import {
  contestKey,
  differencesFrom,
  indexRows,
  shownBy,
  sidecarsIn,
  videosIn,
  type Contested,
} from './view.ts';
import { settledTrash } from './trash-view.ts';

export type LibraryVerdict = {
  readonly acts: number;
  readonly lostActs: number;
  readonly lostFiles: number;
  readonly differencesAfterRebuild: number;
  readonly problems: readonly string[];
};

export type LibraryScheduleResult = {
  readonly seed: number;
  readonly verdict: LibraryVerdict;
  /** The same for the same seed. */
  readonly digest: string;
  readonly lines: readonly string[];
};

const startMs = Date.UTC(2026, 10, 22, 12);
const movingKinds: ReadonlySet<string> = new Set(['trash', 'restore', 'undo', 'redo']);
const mostPages = 4_294_967_294;
type Running = { readonly life: Life; readonly library: Library };

/** One seed, one schedule: a library lived in, killed and edited from outside; then its index is made anew and compared. */
export async function runLibrarySchedule(
  seed: number,
  options: { readonly folder: string; readonly isTraced: boolean },
): Promise<LibraryScheduleResult> {
  const root = path.join(options.folder, `seed-${seed}`, 'Dailies');
  const files = {
    index: path.join(root, '.dailies/index.sqlite'),
    acts: path.join(root, '.dailies/acts.sqlite'),
  };
  mkdirSync(path.dirname(root), { recursive: true });
  const timeline = createTimeline(startMs);
  watchVirtualTime(timeline);
  const now = timeline.studio.now;
  let life: Life | null = null;
  const trace = createTrace(
    options.isTraced,
    () => `${timeline.service.monotonic().toFixed(0)} life ${life?.number ?? 0}`,
  );
  const dice = diceFor(seed, 'library');
  const deaths = diceFor(seed, 'library deaths');
  const volume = createVolume(now, diceFor(seed, 'library volume'));
  const crashes = dice.pick([0.1, 0.3, 0.6] as const);
  const log: Log = {
    info() {},
    warn: (event, fields) => trace.add(`    ${event} ${JSON.stringify(fields ?? {})}`),
    error: (event, error) => trace.add(`    ${event} ${error instanceof Error ? error.message : ''}`),
  };
  const problems: string[] = [];
  const videos = new Set<string>();
  let model: Model = emptyModel;
  /** Asked for, and not answered when the life ended. */
  let maybe: Order | null = null;
  /** Turned down in the middle of moving clips. */
  let refused: { readonly wish: Order; readonly before: ActsAtHand } | null = null;
  let contested: Contested = new Map();
  let acts = 0;
  let lostActs = 0;
  let lives = 0;
  let numbers = 0;

  function onDeath(reason: string): void {
    const isPowerLoss = deaths.chance(0.4);
    trace.add(`DIES at ${reason}${isPowerLoss ? ', and so does the power' : ''}`);
    crashDatabases((file) => file === files.acts, isPowerLoss ? deaths : null);
    if (isPowerLoss) volume.losePower();
  }

  function plannedDeath(isCalm: boolean) {
    if (isCalm || !deaths.chance(crashes)) return null;
    const matches = deaths.pick([
      '',
      'disk rename',
      'disk sync',
      'disk write',
      'disk open',
      'sidecar',
    ] as const);
    return {
      matches,
      nth: Math.round(deaths.scale(1, matches === '' ? 400 : 25)),
      effectFirst: deaths.chance(0.6),
    };
  }

  async function begin(isCalm = false): Promise<Running> {
    while (true) {
      lives += 1;
      const fresh = createLife({
        number: lives,
        clock: timeline.studio,
        dice: diceFor(seed, `library life ${lives}`),
        death: plannedDeath(isCalm),
        onDeath,
      });
      life = fresh;
      dieAtCommit(
        fresh,
        !isCalm && deaths.chance(crashes / 2)
          ? { nth: deaths.whole(1, 30), before: deaths.chance(0.5) }
          : null,
      );
      trace.add('starts');
      const opening = openLibrary(
        {
          clock: fresh.clock,
          random: diceFor(seed, `library random ${lives}`).random,
          log,
          disk: volume.diskOf(fresh),
        },
        {
          folder: () => root,
          mayCreate: () => true,
          onActs() {},
          onLists() {},
          onChanged() {},
          onStills() {},
          onState() {},
        },
      );
      const library = await alive(
        fresh,
        opening.then(async (open) => (await open.rescan(), open)),
      );
      if (library === null) continue;
      const running = { life: fresh, library };
      if (await verify(running)) return running;
    }
  }

  /** Null when the life ended first. */
  async function alive<T>(of: Life, work: Promise<T>): Promise<T | null> {
    const result = await Promise.race([work.then((value) => ({ value })), of.died.then(() => null)]).catch(
      (error: unknown) => {
        if (of.isDead()) return null;
        throw error;
      },
    );
    return of.isDead() ? null : (result?.value ?? null);
  }

  /** Holds what a new life shows against the model. False when the life ended before that. */
  async function verify({ life: of, library }: Running): Promise<boolean> {
    const shown = await alive(of, shownBy(library, model));
    if (shown === null) return false;
    if (refused !== null) model = settledTrash(model, refused.wish, shown, refused.before, library.acts());
    refused = null;
    const candidates = maybe === null ? [model] : [ordered(model, maybe), model];
    const stacks = stacksIn(database(files.acts));
    const differences = candidates.map((candidate) => [
      ...differencesFrom(candidate, shown, contested),
      ...stackDifferences(candidate, stacks),
    ]);
    const best = differences.reduce((a, b) => (b.length < a.length ? b : a));
    model = candidates[differences.indexOf(best)] ?? model;
    if (maybe !== null)
      trace.add(`what was asked for ${model === candidates[0] ? 'was done' : 'was not done'}`);
    for (const problem of best) problems.push(`lost: ${problem}`);
    lostActs += best.length;
    maybe = null;
    contested = new Map();
    // Whatever was lost is told once; a contested value is now one of the two.
    if (best.length > 0) model = { ...model, ...stacks };
    for (const [target, fields] of shown)
      if (target !== lists.names) model = withFields(model, target, fields);
    return true;
  }

  function database(file: string): DatabaseSync {
    const open = databaseAt(file);
    if (open === null) throw new Error(`${path.basename(file)} is not open`);
    return open;
  }

  async function order(running: Running): Promise<void> {
    const wish = someOrder(dice, model);
    trace.add(`asks ${JSON.stringify(wish)}`);
    const before = running.library.acts();
    maybe = wish;
    try {
      const answer = await alive(running.life, ask(running.library, wish));
      if (running.life.isDead()) return;
      acts += 1;
      trace.add(`  is told ${JSON.stringify(answer)}`);
      model = ordered(model, wish);
      maybe = null;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      trace.add(`  is refused: ${error.code}`);
      maybe = null;
      if (!movingKinds.has(wish.kind)) return;
      // Some clips have moved, perhaps, and a full index does not know them all: what is so shows when it is looked at again.
      refused = { wish, before };
      running.life.kill('a refusal');
    }
  }

  async function publish({ life: of, library }: Running): Promise<void> {
    numbers += 1;
    const number = numbers;
    const { bytes, sha256 } = videoNumber(number);
    const folder = await alive(of, library.partialFolder());
    if (folder?.kind !== 'folder') return;
    const file: FetchedFile = {
      path: path.join(folder.path, `take${number}.part`),
      sizeBytes: bytes.byteLength,
      sha256,
      facts: { width: 1280, height: 720, durationMs: 5000, fps: 24, codec: 'avc1.64001f' },
    };
    writeFileSync(file.path, bytes);
    const kept = await alive(
      of,
      library.publish(file, {
        takeId: takeId.parse(`take${String(number).padStart(8, '0')}`),
        outputIndex: 0,
        draftId: draftId.parse('draft00000001'),
        revisionId: revisionId.parse('revision0001'),
        revisionNumber: 1,
        title: `Clip ${number}`,
        recipe: { ...emptyRecipe, prompt: `Clip ${number}` },
        model: 'kwaivgi/kling-v2.0-t2v-master',
        service: 'live',
        remoteId: `remote-${number}`,
        createdAtMs: now(),
        generationMs: 1000,
        costMicros: 1_300_000,
        flagged: false,
      }),
    );
    if (kept?.kind !== 'kept') return;
    videos.add(sha256);
    trace.add(`publishes clip ${number} as ${kept.clipId}`);
    model = withFields(model, kept.clipId, fresh(`Clip ${number}`));
  }

  async function drop({ life: of, library }: Running): Promise<void> {
    numbers += 1;
    const number = numbers;
    const sha256 = dropVideo(root, number, now());
    volume.writtenOutside();
    videos.add(sha256);
    const id = idFromHash(sha256);
    trace.add(`somebody drops film ${number}, which is ${id}`);
    await alive(of, library.rescan());
    // On a full disk the index may not have room for it yet; nobody can choose what is not shown.
    const [seen] = (await alive(of, library.clips([id]))) ?? [];
    if (seen !== undefined) model = withFields(model, id, fresh(`film ${number}`));
  }

  function fresh(title: string) {
    return {
      rating: 0,
      flag: null,
      label: null,
      tags: [],
      collections: [],
      notes: '',
      title,
      trashed: false,
    };
  }

  /** Everything is in the files: nobody else's edit can meet a debt. */
  async function isSettled({ life: of, library }: Running): Promise<boolean> {
    await alive(of, library.settle());
    if (of.isDead()) return false;
    const owed = databaseAt(files.acts)?.prepare('SELECT count(*) AS owed FROM owed WHERE paid = 0').get()?.[
      'owed'
    ];
    return owed === 0;
  }

  async function editOutside(running: Running): Promise<void> {
    if (!(await isSettled(running))) return;
    await timeline.service.sleep(1000);
    if (running.life.isDead()) return;
    const way = dice.pick(['edit', 'edit', 'move', 'halve'] as const);
    if (way === 'move') trace.add(`somebody moves a video: ${moveSomeVideo(root, dice)}`);
    if (way === 'halve') trace.add(`somebody cuts off the sidecar of ${halveSomeSidecar(root, dice, now())}`);
    if (way === 'edit') {
      const edit = editSomeSidecar(root, dice, now());
      trace.add(`somebody edits ${JSON.stringify(edit)}`);
      if (edit !== null && model.targets.has(edit.id))
        model = withFields(model, edit.id, withSortedTags(edit.fields));
    }
    volume.writtenOutside();
    await alive(running.life, running.library.rescan());
  }

  /** Between two lives, with debts perhaps: what both sides wrote is decided by the library, and one of the two. */
  function editBetween(): void {
    const edit = editSomeSidecar(root, dice, now());
    if (edit === null) return;
    volume.writtenOutside();
    trace.add(`somebody edits ${JSON.stringify(edit)} between two lives`);
    if (!model.targets.has(edit.id)) return;
    const entries = Object.entries(withSortedTags(edit.fields)).filter(([field]) => field !== 'tags');
    contested = new Map([
      ...contested,
      ...entries.map(([field, value]) => [contestKey(edit.id, field), [value]] as const),
    ]);
    const own = edit.fields.tags?.filter((tag) => tag.startsWith('outside-')) ?? [];
    const had = (model.targets.get(edit.id)?.['tags'] ?? []) as readonly string[];
    if (own.length > 0)
      model = withFields(model, edit.id, { tags: [...new Set([...had, ...own])].toSorted() });
  }

  function withSortedTags(fields: { readonly tags?: readonly string[] }) {
    return fields.tags === undefined ? fields : { ...fields, tags: [...new Set(fields.tags)].toSorted() };
  }

  function trouble(): void {
    const way = dice.pick(['none', 'none', 'full', 'acts', 'index'] as const);
    volume.trouble = way === 'full' ? 'full' : 'none';
    volume.roomBytes = Math.round(dice.scale(10, 20_000));
    for (const [name, file] of Object.entries(files)) {
      const database = databaseAt(file);
      const pages = Number(database?.prepare('PRAGMA page_count').get()?.['page_count'] ?? 0);
      database?.exec(`PRAGMA max_page_count = ${name === way ? pages : mostPages}`);
    }
    if (way !== 'none') trace.add(`full: ${way}`);
  }

  async function step(running: Running): Promise<void> {
    const roll = dice.whole(1, 20);
    if (roll <= 12) return await order(running);
    if (roll === 13) return await publish(running);
    if (roll === 14) return await drop(running);
    if (roll <= 16) return await editOutside(running);
    if (roll === 17) return trouble();
    if (roll === 18) return void (await alive(running.life, running.library.settle()));
    if (roll === 19) {
      trace.add('quits');
      await alive(running.life, running.library.close());
      running.life.kill('quitting');
      return;
    }
    await Promise.race([timeline.service.sleep(dice.scale(100, 40_000)), running.life.died]);
  }

  async function story(): Promise<LibraryVerdict> {
    let running = await begin();
    for (let first = dice.whole(2, 5); first > 0; first -= 1) await publish(running);
    const steps = dice.whole(10, 50);
    for (let count = 0; count < steps; count += 1) {
      if (!running.life.isDead()) await step(running);
      if (!running.life.isDead()) continue;
      volume.trouble = 'none';
      await timeline.service.sleep(deaths.scale(100, 20_000));
      if (dice.chance(0.3)) editBetween();
      running = await begin();
    }
    volume.trouble = 'none';
    running.life.spare();
    dieAtCommit(running.life, null);
    if (!running.life.isDead()) running.life.kill('the end of the storm');
    running = await begin(true);
    const differencesAfterRebuild = await rebuild(running);
    const there = videosIn(root);
    const gone = [...videos].filter((sha256) => !there.has(sha256));
    for (const sha256 of gone) problems.push(`the video ${sha256} is gone`);
    return { acts, lostActs, lostFiles: gone.length, differencesAfterRebuild, problems };
  }

  /** Closes in peace, takes the index away, and counts what the files alone do not tell again. */
  async function rebuild(first: Running): Promise<number> {
    // Long enough for what was cut off to count as left so, and to be mended.
    for (let count = 0; count < 3; count += 1) {
      await timeline.service.sleep(20_000);
      await first.library.rescan();
      await first.library.settle();
    }
    const rows = indexRows(files.index);
    const shown = await shownBy(first.library, model);
    for (const problem of differencesFrom(model, shown, contested)) {
      lostActs += 1;
      problems.push(`lost at the end: ${problem}`);
    }
    await first.library.close();
    first.life.kill('the end');
    const gone = dice.chance(0.5) ? [files.index, files.acts] : [files.index];
    for (const file of gone)
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    if (gone.includes(files.acts)) model = { ...model, done: [], undone: [] };
    trace.add(`taken away: ${gone.map((file) => path.basename(file)).join(', ')}`);
    const second = await begin(true);
    const again = indexRows(files.index);
    const differing = [
      ...rows.filter((row) => !again.includes(row)),
      ...again.filter((row) => !rows.includes(row)),
    ];
    for (const row of differing) problems.push(`differs after the rebuild: ${row.slice(0, 300)}`);
    const unkept = [...sidecarsIn(root)].filter(([, text]) => !text.includes('"format"'));
    for (const [file] of unkept) problems.push(`tells nothing: ${path.relative(root, file)}`);
    await second.library.close();
    return differing.length + unkept.length;
  }

  try {
    const verdict = await timeline.drive(story());
    if (problems.length > 0) trace.add(problems.join('\n'));
    return { seed, verdict, digest: trace.digest(), lines: trace.lines() };
  } finally {
    crashDatabases(() => true, null);
    rmSync(path.dirname(root), { recursive: true, force: true });
  }
}
