import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough that a pointer on its way elsewhere starts nothing. */
const delayMs = 140;

/** Whether the pointer rests on something. */
export function useHoverIntent() {
  const [isHovered, setIsHovered] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const enter = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsHovered(true), delayMs);
  }, []);
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    setIsHovered(false);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { isHovered, enter, leave };
}
