import type { TakeId } from '../../../../shared/contract/ids.ts';

export type Step = 'first' | 'up' | 'down' | 'last';

export type Move = {
  readonly before: TakeId | null;
  /** 1-based place after the move. */ readonly place: number;
};

/** The take that `id` must be put before to make this step; null when it is there already. */
export function stepMove(waiting: readonly TakeId[], id: TakeId, step: Step): Move | null {
  const at = waiting.indexOf(id);
  if (at < 0) return null;
  const last = waiting.length - 1;
  const target = { first: 0, up: at - 1, down: at + 1, last }[step];
  if (target < 0 || target > last || target === at) return null;
  const before = target < at ? waiting[target] : waiting[target + 1];
  return { before: before ?? null, place: target + 1 };
}

/** The move that drops `id` on `over`: before it when it came from below, after it when it came from above. */
export function dropMove(waiting: readonly TakeId[], id: TakeId, over: TakeId): Move | null {
  const from = waiting.indexOf(id);
  const to = waiting.indexOf(over);
  if (from < 0 || to < 0 || from === to) return null;
  const before = to < from ? over : waiting[to + 1];
  return { before: before ?? null, place: to + 1 };
}
