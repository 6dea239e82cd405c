/** Something that takes a while to read, and that most who might look at it never do. */
export type Later<T> = {
  /** Reads it at the first call. */
  get(): T;
  /** Null as long as nobody has looked at it. */
  known(): T | null;
};

export function later<T>(read: () => T): Later<T> {
  let known: { readonly value: T } | null = null;
  return {
    get: () => {
      known ??= { value: read() };
      return known.value;
    },
    known: () => known?.value ?? null,
  };
}
