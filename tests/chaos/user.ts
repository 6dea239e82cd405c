import { AppError } from '../../shared/errors.ts';
import type { DraftId, TakeId } from '../../shared/contract/ids.ts';
import type { Take } from '../../shared/contract/takes.ts';
import { emptyRecipe, type Recipe } from '../../shared/recipe.ts';
import { lookForMs } from '../../shared/take-state.ts';
import type { Studio } from '../../electron/services/studio.ts';
import type { Dice } from './dice.ts';
import type { Trace } from './trace.ts';

/** Somebody at the studio: does what can be done in the window, at random, and follows the ways out that it offers. */
export type User = {
  /** One act. Resolves when the studio has answered. */
  act(studio: Studio): Promise<void>;
  /** The storm is over: lets the queue go on, approves what waits for a word. */
  goOn(studio: Studio): Promise<void>;
  /** Asks again for what failed or expired with something to be had. */
  fetchAgain(studio: Studio, ids: readonly string[]): void;
  /** Says "not bought" for takes that were looked for and not found. Their word, which may be wrong. */
  readonly saidNotBought: ReadonlySet<string>;
  /** How many takes each intent asked for. */
  readonly intents: ReadonlyMap<string, number>;
};

const prompts = [
  'A fox in falling snow',
  'Paper boats on a canal',
  'A lighthouse in a storm',
  'Neon rain [slow]',
  'A desert at dawn [flagged]',
  'A balloon over hills [cut short]',
  'A forest in fog [half answer]',
  'Aurora over a bay [no answer]',
  'A crowd [moderated]',
  'A parade [failed]',
  'A ship [timed out]',
  'A train [cancelled]',
  'A silent hall [no output]',
  'A torn page [not a video]',
  'A door that closes [deleted]',
  'A red line [refused]',
  'A server room [down]',
  'A gate [page]',
] as const;

/** Plain wishes are the most; the others each happen. */
const plainShare = 0.7;
const plainPrompts = 3;

export function createUser(parts: {
  readonly dice: Dice;
  readonly trace: Trace;
  readonly now: () => number;
  /** Whether the history tells texts: without them an honest user cannot say what was not bought. */
  readonly canTell: boolean;
}): User {
  const { dice, trace, now, canTell } = parts;
  const saidNotBought = new Set<string>();
  const intents = new Map<string, number>();
  let draft: DraftId | null = null;
  let last: { readonly intent: string; readonly count: number } | null = null;

  function wish(): Recipe {
    const index = dice.chance(plainShare)
      ? dice.whole(0, plainPrompts - 1)
      : dice.whole(plainPrompts, prompts.length - 1);
    return {
      ...emptyRecipe,
      prompt: prompts[index] ?? prompts[0],
      durationS: dice.chance(0.8) ? 5 : 10,
      aspectRatio: dice.pick(['16:9', '9:16', '1:1'] as const),
    };
  }

  function newIntent(count: number): string {
    // The same click twice must not buy twice.
    const isTwice = last !== null && last.count === count && dice.chance(0.1);
    const intent = isTwice && last !== null ? last.intent : `intent-${dice.random.id(12)}`;
    intents.set(intent, count);
    last = { intent, count };
    return intent;
  }

  function generate({ drafts, takes }: Studio): void {
    const known = draft;
    if (known === null || !drafts.list().drafts.some(({ id }) => id === known)) draft = drafts.create().id;
    const recipe = wish();
    const count = dice.pick([1, 1, 1, 2, 3] as const);
    const agreedMicros = recipe.durationS === 5 ? 1_300_000 : 2_600_000;
    if (draft === null) return;
    takes.generate({ intent: newIntent(count), draftId: draft, recipe, count, agreedMicros });
  }

  function some(studio: Studio, fits: (take: Take) => boolean): Take | null {
    const [first, ...rest] = studio.takes.list().takes.filter(fits);
    return first === undefined ? null : dice.pick([first, ...rest]);
  }

  function decide(studio: Studio): void {
    const take = some(studio, ({ state }) => state === 'unconfirmed');
    if (take === null || take.submittedAtMs === null) return;
    const [candidate] = take.candidates.filter(({ prompt }) => prompt === take.recipe.prompt);
    if (candidate !== undefined) {
      studio.takes.decide(take.id, { kind: 'adopt', remoteId: candidate.remoteId });
      return;
    }
    const isLooked = take.lookedAtMs !== null && now() - take.submittedAtMs > lookForMs;
    if (!isLooked || take.candidates.length > 0 || !canTell || !dice.chance(0.3)) return;
    studio.takes.decide(take.id, { kind: 'not-bought' });
    saidNotBought.add(take.id);
  }

  async function onClips({ library }: Studio): Promise<void> {
    const ids = await library.find('');
    const id = ids[0];
    if (id === undefined) return;
    await library.trash({ kind: 'ids', ids: [id] });
    if (dice.chance(0.5)) await library.restore({ kind: 'ids', ids: [id] });
  }

  const acts: Readonly<Record<string, (studio: Studio) => unknown>> = {
    generate,
    again({ takes }) {
      const source = takes.list().takes[0];
      if (source === undefined) return;
      const agreedMicros = source.recipe.durationS === 5 ? 1_300_000 : 2_600_000;
      takes.again({ intent: newIntent(1), id: source.id, agreedMicros });
    },
    cancel(studio) {
      const take = some(studio, ({ state }) => state === 'queued');
      if (take !== null) studio.takes.cancel([take.id]);
    },
    restore(studio) {
      const take = some(studio, ({ state }) => state === 'cancelled');
      if (take !== null) studio.takes.restore([take.id]);
    },
    move(studio) {
      const take = some(studio, ({ state }) => state === 'queued');
      const before = some(studio, ({ state, id }) => state === 'queued' && id !== take?.id);
      if (take !== null) studio.takes.move(take.id, dice.chance(0.3) ? null : (before?.id ?? null));
    },
    pause: ({ takes }) => takes.pause(),
    resume: ({ takes }) => takes.resume(),
    approve: ({ takes }) => approveAll(takes.list().takes, takes),
    decide,
    lookAgain(studio) {
      const take = some(studio, ({ state }) => state === 'unconfirmed');
      return take === null ? undefined : studio.takes.lookAgain(take.id);
    },
    fetch(studio) {
      const take = some(studio, ({ remoteId, state }) => remoteId !== null && state !== 'kept');
      if (take !== null) studio.takes.fetch(take.id);
    },
    dismiss(studio) {
      const take = some(studio, ({ state }) => state === 'failed' || state === 'kept');
      if (take !== null) studio.takes.dismiss([take.id]);
    },
    wake: ({ takes }) => takes.wake(),
    quote: ({ takes }) => takes.quote({ durationS: 5, aspectRatio: '16:9' }),
    check: ({ takes }) => takes.checkConnection(),
    rescan: ({ library }) => library.rescan(),
    onClips,
  };
  const often = ['generate', 'generate', 'generate', 'again', 'resume', 'decide'] as const;

  async function attempt(name: string, work: () => unknown): Promise<void> {
    try {
      await work();
      trace.add(`user ${name}`);
    } catch (error) {
      // A refusal in the studio's own words is an answer; SQLite's is that of a full disk.
      trace.add(`user ${name}: ${error instanceof AppError ? error.code : String(error)}`);
    }
  }

  return {
    saidNotBought,
    intents,
    act: async (studio) => {
      const names = Object.keys(acts);
      const name = dice.chance(0.6) ? dice.pick(often) : (names[dice.whole(0, names.length - 1)] ?? 'resume');
      await attempt(name, () => acts[name]?.(studio));
    },
    goOn: async ({ takes }) => {
      await attempt('resume', () => takes.resume());
      await attempt('approve', () => approveAll(takes.list().takes, takes));
    },
    fetchAgain: ({ takes }, ids) => {
      for (const id of ids) takes.fetch(id as TakeId);
      trace.add(`user fetches ${ids.length} again`);
    },
  };
}

function approveAll(list: readonly Take[], takes: Studio['takes']): Promise<void> {
  return takes.approve(list.filter(({ state }) => state === 'queued').map(({ id }) => id));
}
