export type Serial = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs works one after another, in the order they came; one that rejects does not stop the next. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work);
    // Whoever asked for the work hears of its failure; the queue only waits for its end.
    last = result.catch(() => undefined);
    return result;
  };
}
