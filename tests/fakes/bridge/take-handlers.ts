import { revisionId, takeId } from '../../../shared/contract/ids.ts';
import type { TakeId } from '../../../shared/contract/ids.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import { AppError } from '../../../shared/errors.ts';
import { estimateMicros } from '../../../shared/money.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import { aTake, sampleNow } from './samples.ts';
import { changeStatus, changeTakes, newId } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type TakeRequest = Extract<keyof FakeHandlers, `takes.${string}`>;

function takeOf(world: World, id: TakeId): Take {
  const take = world.takes.get(id);
  if (take === undefined) throw new AppError('not-found', 'no such take');
  return take;
}

function queue(
  world: World,
  emit: Emit,
  like: Partial<Take> & { readonly recipe: Recipe },
  count: number,
): TakeId[] {
  const made = Array.from({ length: count }, () =>
    aTake(newId(world, 'take'), {
      ...like,
      service: world.status.service,
      money: world.status.service === 'practice' ? 'free' : 'not-spent',
      position: world.nextId,
      createdAtMs: sampleNow,
    }),
  );
  changeTakes(world, emit, made);
  return made.map((take) => take.id);
}

function generate(world: World, emit: Emit, input: Parsed<'takes.generate'>) {
  const { intent, draftId, recipe, count } = input;
  const revisionNumber = 1 + [...world.takes.values()].filter((take) => take.draftId === draftId).length;
  const ids =
    world.intents.get(intent) ??
    queue(
      world,
      emit,
      { draftId, recipe, revisionNumber, revisionId: revisionId.parse(newId(world, 'revision')) },
      count,
    );
  world.intents.set(intent, ids);
  return { ids: [...ids], revisionNumber };
}

function lifeHandlers(world: World, emit: Emit) {
  function change(ids: readonly TakeId[], over: Partial<Take>): number {
    changeTakes(
      world,
      emit,
      ids.map((id) => ({ ...takeOf(world, id), ...over })),
    );
    return ids.length;
  }
  return {
    'takes.edit': ({ id, recipe, agreedMicros }: Parsed<'takes.edit'>) => {
      if (takeOf(world, id).state !== 'queued') throw new AppError('conflict', 'not queued');
      change([id], { recipe, priceMicros: agreedMicros, hold: null });
      return takeOf(world, id);
    },
    'takes.cancel': ({ ids }: { ids: TakeId[] }) => ({
      cancelled: change(ids, { state: 'cancelled', position: null, endedAtMs: sampleNow }),
    }),
    'takes.restore': ({ ids }: { ids: TakeId[] }) => ({
      restored: change(ids, { state: 'queued', position: 1, endedAtMs: null }),
    }),
    'takes.approve': ({ ids }: { ids: TakeId[] }) => {
      change(ids, { state: 'queued', hold: null, failure: null });
      return {};
    },
    'takes.dismiss': ({ ids }: { ids: TakeId[] }) => {
      for (const id of ids) world.dismissed.add(id);
      changeTakes(world, emit, [], ids);
      return {};
    },
    'takes.fetch': ({ id }: { id: TakeId }) => {
      const take = takeOf(world, id);
      const download = {
        receivedBytes: 0,
        totalBytes: null,
        attempt: 1,
        pace: 'usual',
        retryAtMs: null,
      } as const;
      change([id], { hold: null, download: take.download === null ? null : download });
      return {};
    },
    'takes.lookAgain': ({ id }: { id: TakeId }) => {
      change([id], { lookedAtMs: sampleNow });
      return takeOf(world, id);
    },
    'takes.decide': ({ id, choice }: Parsed<'takes.decide'>) => {
      if (choice.kind === 'adopt')
        change([id], { state: 'running', remoteId: choice.remoteId, money: 'spent' });
      else
        change([id], { state: 'failed', failure: { code: 'not-bought', detail: null }, money: 'not-spent' });
      return takeOf(world, id);
    },
  };
}

function movedPosition(world: World, before: TakeId | null): number {
  const places = [...world.takes.values()].flatMap((take) => take.position ?? []).toSorted((a, b) => a - b);
  if (before === null) return (places.at(-1) ?? 0) + 1;
  const next = takeOf(world, before).position ?? 1;
  const previous = places.findLast((place) => place < next) ?? next - 2;
  return (previous + next) / 2;
}

export function takeHandlers(world: World, emit: Emit): FakeHandlers<TakeRequest> {
  return {
    ...lifeHandlers(world, emit),
    'takes.list': () => ({
      revision: world.takesRevision,
      takes: [...world.takes.values()].filter(
        (take) => !['kept', 'cancelled'].includes(take.state) && !world.dismissed.has(take.id),
      ),
    }),
    'takes.ofDraft': ({ draftId }) => ({
      takes: [...world.takes.values()].filter((take) => take.draftId === draftId),
    }),
    'takes.generate': (input) => generate(world, emit, input),
    'takes.again': ({ intent, id }) => {
      const { draftId, recipe, revisionId: revision, revisionNumber } = takeOf(world, id);
      const ids =
        world.intents.get(intent) ??
        queue(world, emit, { draftId, recipe, revisionId: revision, revisionNumber }, 1);
      world.intents.set(intent, ids);
      return { ids: [...ids] };
    },
    'takes.move': ({ id, before }) => {
      changeTakes(world, emit, [{ ...takeOf(world, id), position: movedPosition(world, before) }]);
      return {};
    },
    'takes.history': ({ id }) => {
      const { createdAtMs, state } = takeOf(world, takeId.parse(id));
      return { entries: [{ atMs: createdAtMs, from: null, to: state, cause: 'queued', detail: null }] };
    },
    'takes.pause': () => {
      changeStatus(world, emit, { queuePaused: true });
      return {};
    },
    'takes.resume': () => {
      changeStatus(world, emit, { queuePaused: false });
      return {};
    },
    'takes.quote': ({ durationS }) => {
      if (world.quote !== null) return world.quote;
      if (world.status.service === 'practice') return { unitMicros: 0, source: 'free' };
      const source = world.status.connection === 'online' ? 'live' : 'list';
      return { unitMicros: estimateMicros(durationS), source };
    },
  };
}
