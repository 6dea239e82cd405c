import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export type ElementSize = { readonly width: number; readonly height: number };

/** Inner size of an element in CSS pixels, followed as it changes; zero before the first measurement. */
export function useElementSize(element: RefObject<HTMLElement | null>): ElementSize {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const measure = () =>
      setSize((before) =>
        before.width === target.clientWidth && before.height === target.clientHeight
          ? before
          : { width: target.clientWidth, height: target.clientHeight },
      );
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
