import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

const controls = 'textarea, button';

/**
 * Keeps the keyboard with an element when its row moves or goes. The answer is told before a change which row comes where this one
 * was; the focus then stands on the same control there.
 */
export function useRowFocus(list: RefObject<HTMLOListElement | null>): (rowAfter: number) => void {
  const wish = useRef<{ readonly row: number; readonly control: number } | null>(null);
  // After every render, since the rows are drawn by the text, which changes on its own time.
  useLayoutEffect(() => {
    if (wish.current === null) return;
    const { row, control } = wish.current;
    wish.current = null;
    const rows = list.current?.children ?? [];
    const target = rows[Math.min(row, rows.length - 1)];
    target?.querySelectorAll<HTMLElement>(controls)[control]?.focus();
  });
  return (rowAfter) => {
    const { activeElement } = document;
    const row = activeElement?.closest('li') ?? null;
    if (row === null || list.current?.contains(row) !== true) return;
    const control = [...row.querySelectorAll(controls)].findIndex((each) => each === activeElement);
    if (control >= 0) wish.current = { row: rowAfter, control };
  };
}
