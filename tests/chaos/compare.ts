import type { JournalTake } from './journal-view.ts';
import { wishOf } from './journal-view.ts';
import type { Billed } from './truth.ts';
import type { Shelves, ShelvedClip } from './shelves.ts';

/** How many of the paid predictions ended how, and what went wrong, in words. */
export type Figures = {
  readonly paid: number;
  readonly kept: number;
  readonly explained: number;
  readonly lost: number;
  readonly doubleSubmitted: number;
  readonly corruptFiles: number;
  readonly stuck: number;
};

export const noFigures: Figures = {
  paid: 0,
  kept: 0,
  explained: 0,
  lost: 0,
  doubleSubmitted: 0,
  corruptFiles: 0,
  stuck: 0,
};

export function addFigures(a: Figures, b: Figures): Figures {
  return {
    paid: a.paid + b.paid,
    kept: a.kept + b.kept,
    explained: a.explained + b.explained,
    lost: a.lost + b.lost,
    doubleSubmitted: a.doubleSubmitted + b.doubleSubmitted,
    corruptFiles: a.corruptFiles + b.corruptFiles,
    stuck: a.stuck + b.stuck,
  };
}

export type Verdict = Figures & { readonly problems: readonly string[] };

export type Evidence = {
  readonly billed: readonly Billed[];
  readonly journal: readonly JournalTake[];
  readonly shelves: Shelves;
  /** Ids of takes that neither ended nor wait for a stated reason. */
  readonly stuck: ReadonlySet<string>;
  /** Takes that the user, perhaps wrongly, said were not bought. */
  readonly saidNotBought: ReadonlySet<string>;
  /** Takes asked for by each intent. */
  readonly intents: ReadonlyMap<string, number>;
  /** The user followed every way out that was offered: what could be had must be there. */
  readonly followed: boolean;
  /** The disk has refused to give bytes: a clip may have been fetched once more beside one that could not be read. */
  readonly mayHaveCopies: boolean;
  /** What the journal told wrongly before the user asked again. */
  readonly untrue: readonly string[];
  /** The copy can still be fetched from the service. */
  canFetch(billed: Billed): boolean;
};

type Fate = 'kept' | 'explained' | 'lost';

/** Holds what the service billed against journal, ledger and files. */
export function compare(evidence: Evidence): Verdict {
  const problems: string[] = [];
  const wrong = (kind: keyof Figures, text: string): 1 => {
    problems.push(`${kind}: ${text}`);
    return 1;
  };
  const byTake = new Map(evidence.journal.map((take) => [take.id, take]));
  const byRemote = new Map(evidence.journal.map((take) => [take.remoteId, take]));
  const clips = clipsByTake(evidence.shelves);
  const excuses = excusesOf(evidence);
  const counts = { kept: 0, explained: 0, lost: 0, doubleSubmitted: 0, corruptFiles: 0, stuck: 0 };

  for (const billed of evidence.billed) {
    const fate = fateOf(billed, byRemote.get(billed.task.id), clips, excuses, evidence);
    counts[fate.kind] += 1;
    if (fate.kind === 'lost') problems.push(`lost: ${billed.task.id} (${billed.task.prompt}) ${fate.why}`);
  }
  const posts = Map.groupBy(evidence.billed, ({ takeId }) => takeId);
  for (const [takeId, bought] of posts) {
    if (takeId === null || !byTake.has(takeId)) {
      counts.lost += wrong('lost', `a purchase of no take: ${bought[0]?.task.id}`);
    } else if (bought.length > 1) {
      counts.doubleSubmitted += wrong('doubleSubmitted', `take ${takeId} bought ${bought.length} times`);
    }
  }
  for (const [intent, takes] of Map.groupBy(evidence.journal, (take) => take.intent)) {
    const wanted = evidence.intents.get(intent) ?? 0;
    if (takes.length > wanted) {
      counts.doubleSubmitted += wrong('doubleSubmitted', `${takes.length} takes for ${wanted} wanted`);
    }
  }
  for (const text of [...evidence.shelves.strange, ...wrongClips(evidence, clips)]) {
    counts.corruptFiles += wrong('corruptFiles', text);
  }
  for (const id of evidence.stuck) {
    const take = byTake.get(id);
    counts.stuck += wrong('stuck', `take ${id} is ${take?.state}, ${take?.events.at(-1)?.cause}`);
  }
  for (const text of [...evidence.untrue, ...ledgerErrors(evidence)]) counts.lost += wrong('lost', text);
  return { paid: evidence.billed.length, ...counts, problems };
}

/** By wish: how many takes tell the user that their purchase is unclear, or were given up by the user's own word. */
function excusesOf({ journal, saidNotBought }: Evidence): Map<string, number> {
  const excuses = new Map<string, number>();
  for (const take of journal) {
    const isOpen = take.state === 'unconfirmed' || saidNotBought.has(take.id);
    if (isOpen) excuses.set(wishOf(take.recipe), (excuses.get(wishOf(take.recipe)) ?? 0) + 1);
  }
  return excuses;
}

function fateOf(
  billed: Billed,
  owner: JournalTake | undefined,
  clips: ReadonlyMap<string, readonly ShelvedClip[]>,
  excuses: Map<string, number>,
  evidence: Evidence,
): { readonly kind: Fate; readonly why: string } {
  const wish = wishOf({ ...billed.task, negativePrompt: billed.task.negativePrompt ?? '' });
  if (owner === undefined) {
    const left = excuses.get(wish) ?? 0;
    excuses.set(wish, left - 1);
    return left > 0 ? { kind: 'explained', why: '' } : { kind: 'lost', why: 'no take has it or misses it' };
  }
  if (wishOf(owner.recipe) !== wish) return { kind: 'lost', why: `belongs to a take of another wish` };
  if (owner.state === 'kept') {
    const [clip] = clips.get(owner.id) ?? [];
    if (clip?.sha256 === billed.sha256) return { kind: 'kept', why: '' };
    return { kind: 'lost', why: 'kept, but its clip is not there' };
  }
  const isOwed = evidence.followed && evidence.canFetch(billed);
  const hasEnded = owner.state === 'failed' || owner.state === 'expired';
  if (isOwed && hasEnded) return { kind: 'lost', why: `could be had, but is ${owner.state}` };
  const isTold = hasEnded || owner.state === 'running' || owner.state === 'downloading';
  return isTold ? { kind: 'explained', why: '' } : { kind: 'lost', why: `is ${owner.state}` };
}

function clipsByTake({ clips }: Shelves): ReadonlyMap<string, readonly ShelvedClip[]> {
  return Map.groupBy(clips, ({ sidecar }) => sidecar.take?.id ?? '');
}

function wrongClips(
  { journal, billed, shelves, mayHaveCopies }: Evidence,
  clips: ReadonlyMap<string, readonly ShelvedClip[]>,
): string[] {
  const wrong: string[] = [];
  const whole = new Set(shelves.clips.map(({ sha256 }) => sha256));
  for (const { file, sha256 } of shelves.strays) {
    if (!mayHaveCopies || !whole.has(sha256)) wrong.push(`${file} has no sidecar`);
  }
  const truth = new Map(billed.map(({ task, sha256 }) => [task.id, sha256]));
  for (const { file, sha256, sidecar } of shelves.clips) {
    if (sha256 !== sidecar.file.sha256) wrong.push(`${file} is not what its sidecar says`);
    if (sha256 !== truth.get(sidecar.take?.remoteId ?? ''))
      wrong.push(`${file} is not what the service made`);
  }
  for (const take of journal) {
    const own = clips.get(take.id) ?? [];
    if (own.length > 1) wrong.push(`take ${take.id} has ${own.length} clips`);
    const [clip] = own;
    if (take.state !== 'kept' || clip === undefined) continue;
    if (clip.sidecar.id !== take.clipId)
      wrong.push(`the clip of ${take.id} has another id than the journal says`);
    if (clip.sidecar.take?.remoteId !== take.remoteId) wrong.push(`the clip of ${take.id} is another's`);
  }
  return wrong;
}

/** Reasons that are the service's own word: it must have said so. */
const remoteReasons: ReadonlySet<string> = new Set([
  'bad-request',
  'deleted-remotely',
  'failed-remotely',
  'moderation',
  'timed-out-remotely',
]);

/** Takes that tell the user of a failure that there was none of. */
export function untrueEndings(journal: readonly JournalTake[], billed: readonly Billed[]): readonly string[] {
  const made = new Set(billed.filter(({ sha256 }) => sha256 !== null).map(({ task }) => task.id));
  return journal
    .filter(({ state, failureCode }) => state === 'failed' && remoteReasons.has(failureCode ?? ''))
    .filter(({ remoteId }) => remoteId !== null && made.has(remoteId))
    .map(({ id, failureCode }) => `take ${id} says ${failureCode}, and its clip was made`);
}

/** What the ledger says of each take's money against what the service took. */
function ledgerErrors({ journal, billed }: Evidence): string[] {
  const owned = new Set(billed.map(({ task }) => task.id));
  return journal.flatMap((take) => {
    if (take.remoteId === null) {
      const isSpent = take.money === 'spent' || take.money === 'refund-expected';
      return isSpent ? [`take ${take.id} counts as spent, with nothing bought`] : [];
    }
    if (!owned.has(take.remoteId)) return [`take ${take.id} has an id that was never given`];
    return take.money === 'not-spent' ? [`take ${take.id} counts as not spent, and was billed`] : [];
  });
}
