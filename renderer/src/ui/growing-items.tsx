import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

type GrowingItemsProps<T> = {
  readonly items: readonly T[];
  readonly draw: (item: T) => ReactNode;
  /** About how high one is, in pixels, so that the scrollbar tells of those that are still to come. */
  readonly itemHeight: number;
};

/** At first a part of a window: what more is in sight follows at once, and of a list of many groups most are not. */
const atFirst = 16;
const atOnce = 40;

/**
 * The items of a list that may be long, drawn as far as it has been scrolled: what is out of sight costs at every frame all the same.
 * For a list in a part of the page that scrolls.
 */
export function GrowingItems<T>({ items, draw, itemHeight }: GrowingItemsProps<T>) {
  const [end, setEnd] = useState(atFirst);
  const rest = useRef<HTMLLIElement>(null);
  const missing = Math.max(0, items.length - end);
  useEffect(() => {
    if (rest.current === null) return undefined;
    // Seen anew after each growing, so that a long way down is gone in steps.
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setEnd(end + atOnce);
    });
    watch.observe(rest.current);
    return () => watch.disconnect();
  }, [end, missing]);
  return (
    <>
      {items.slice(0, end).map(draw)}
      {missing > 0 && <li ref={rest} aria-hidden="true" style={{ height: missing * itemHeight }} />}
    </>
  );
}
