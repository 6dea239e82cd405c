/** What is due when, the soonest first: a binary heap. An item put in twice is in it twice. */
export type DueQueue<T> = {
  put(dueAt: number, item: T): void;
  /** The soonest, still in the queue; null when it is empty. */
  first(): Due<T> | null;
  takeFirst(): void;
};
export type Due<T> = { readonly dueAt: number; readonly item: T };

export function createDueQueue<T>(): DueQueue<T> {
  /** Each entry is due no sooner than the one at half its place. */
  const heap: Due<T>[] = [];
  const dueAt = (place: number): number => heap[place]?.dueAt ?? Number.POSITIVE_INFINITY;

  function swap(a: number, b: number): void {
    const [one, other] = [heap[a], heap[b]];
    if (one !== undefined && other !== undefined) [heap[a], heap[b]] = [other, one];
  }

  function rise(from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (dueAt(above) <= dueAt(place)) return;
      swap(above, place);
      place = above;
    }
  }

  function sink(): void {
    let place = 0;
    while (true) {
      const left = 2 * place + 1;
      const sooner = dueAt(left + 1) < dueAt(left) ? left + 1 : left;
      if (dueAt(place) <= dueAt(sooner)) return;
      swap(sooner, place);
      place = sooner;
    }
  }

  return {
    put(at, item) {
      heap.push({ dueAt: at, item });
      rise(heap.length - 1);
    },
    first: () => heap[0] ?? null,
    takeFirst() {
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return;
      heap[0] = last;
      sink();
    },
  };
}
