/**
 * What `read` makes of each item, in the items' order, with so many under way at once at most: on a share far away each read is a wait,
 * and waits can be had together. Ended early, it resolves when none is under way any more.
 */
export async function* readAhead<T, R>(
  items: readonly T[],
  atOnce: number,
  read: (item: T) => Promise<R>,
): AsyncGenerator<readonly [T, R], void, undefined> {
  const underWay: Promise<R>[] = [];
  let next = 0;
  const begin = (): void => {
    for (; next < items.length && underWay.length < atOnce; next += 1) {
      const reading = read(items[next] as T);
      // Whoever takes it hears of it; until then it must not count as unheard.
      reading.catch(() => undefined);
      underWay.push(reading);
    }
  };
  try {
    for (const item of items) {
      begin();
      yield [item, await (underWay.shift() as Promise<R>)];
    }
  } finally {
    await Promise.allSettled(underWay);
  }
}
