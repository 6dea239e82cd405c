import type { ActsAtHand } from '../../../shared/contract/curation.ts';
import { lists, ordered, withFields, type Fields, type Model, type Order } from './model.ts';

/**
 * The model after a refusal. A disk that refuses in the middle of moving clips leaves some moved, and the act with just those; every other
 * act is done whole or not at all.
 */
export function settledTrash(
  model: Model,
  order: Order,
  shown: ReadonlyMap<string, Fields>,
  before: ActsAtHand,
  after: ActsAtHand,
): Model {
  const isRecorded = before.undo?.id !== after.undo?.id || before.redo?.id !== after.redo?.id;
  if (!isRecorded) return model;
  const wished = ordered(model, order);
  const stays = [...shown].filter(
    ([target, fields]) =>
      target !== lists.names &&
      target !== lists.searches &&
      fields['trashed'] !== wished.targets.get(target)?.['trashed'],
  );
  let settled = wished;
  for (const [target, { trashed }] of stays) settled = withFields(settled, target, { trashed });
  const unmoved = new Set(stays.map(([target]) => target));
  const without = (acts: Model['done']) =>
    acts.map((changes, index) =>
      index < acts.length - 1
        ? changes
        : changes.filter(({ target, field }) => field !== 'trashed' || !unmoved.has(target)),
    );
  return order.kind === 'undo'
    ? { ...settled, undone: without(settled.undone) }
    : { ...settled, done: without(settled.done) };
}
