import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

export const elementDragType = 'application/x-dailies-element';

/** A row that takes an element dropped on it; the keyboard has its own way (Alt and an arrow). */
export function useElementDrop(onDrop: (from: number) => void): RefObject<HTMLLIElement | null> {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const heard = new AbortController();
    const { signal } = heard;
    row.current?.addEventListener(
      'dragover',
      (event) => {
        if (event.dataTransfer?.types.includes(elementDragType) === true) event.preventDefault();
      },
      { signal },
    );
    row.current?.addEventListener(
      'drop',
      (event) => {
        const from = event.dataTransfer?.getData(elementDragType) ?? '';
        if (from === '') return;
        event.preventDefault();
        onDrop(Number(from));
      },
      { signal },
    );
    return () => heard.abort();
  }, [onDrop]);
  return row;
}
