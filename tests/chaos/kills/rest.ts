import { setTimeout as sleep } from 'node:timers/promises';
import type { Take } from '../../../shared/contract/takes.ts';
import { phaseOf } from '../../../electron/services/practice/task.ts';
import { untrueEndings } from '../compare.ts';
import { readJournal } from '../journal-view.ts';
import type { Places } from '../program.ts';
import type { Billed } from '../truth.ts';
import type { StudioProcess } from './studio-process.ts';

/** Real time: a program that still has something to do after this is stuck. */
const limitMs = 90_000;
const lookEveryMs = 50;

export type Rested = {
  readonly stuck: ReadonlySet<string>;
  readonly untrue: readonly string[];
  readonly followed: true;
  canFetch(billed: Billed): boolean;
};

/** Lets the last life come to rest, and follows the ways out that it offers. */
export async function comeToRest(
  studio: StudioProcess,
  places: Places,
  service: { billed(): readonly Billed[] },
  now: () => number,
): Promise<Rested> {
  const calmAtMs = now();
  await studio.request('takes.resume', {});
  const queued = (await list(studio)).filter(({ state }) => state === 'queued').map(({ id }) => id);
  if (queued.length > 0) await studio.request('takes.approve', { ids: queued });
  let unfinished = await settle(studio, calmAtMs);
  const untrue = untrueEndings(readJournal(places.journal), service.billed());
  const canFetch = ({ task, sha256 }: Billed) => sha256 !== null && phaseOf(task, now()) === 'ended';
  const alive = new Set(
    service
      .billed()
      .filter(canFetch)
      .map(({ task }) => task.id),
  );
  const wanted = (await list(studio)).filter(
    ({ state, remoteId }) => (state === 'failed' || state === 'expired') && alive.has(remoteId ?? ''),
  );
  for (const { id } of wanted) await studio.request('takes.fetch', { id });
  if (wanted.length > 0) unfinished = await settle(studio, calmAtMs);
  return { stuck: new Set(unfinished.map(({ id }) => String(id))), untrue, followed: true, canFetch };
}

async function list(studio: StudioProcess): Promise<readonly Take[]> {
  return (await studio.request('takes.list', {})).takes;
}

async function settle(studio: StudioProcess, calmAtMs: number): Promise<readonly Take[]> {
  const endAt = Date.now() + limitMs;
  while (true) {
    const unfinished = (await list(studio)).filter((take) => !isAtRest(take, calmAtMs));
    if (unfinished.length === 0 || Date.now() > endAt) return unfinished;
    await sleep(lookEveryMs);
  }
}

/** The history is honest here: what one look since the calm has not found was not bought. */
function isAtRest(take: Take, calmAtMs: number): boolean {
  if (take.state === 'unconfirmed') return (take.lookedAtMs ?? 0) > calmAtMs;
  if (take.state === 'queued') return take.hold?.reason === 'rate' && take.hold.untilMs === null;
  return ['kept', 'failed', 'expired', 'cancelled'].includes(take.state);
}
