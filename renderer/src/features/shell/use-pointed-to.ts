import { useEffect } from 'react';
import { useBridge } from '../../stores/bound.ts';
import { goTo } from '../../stores/route.ts';

/** A clicked notification leads to what it spoke of. */
export function usePointedTo(): void {
  const bridge = useBridge();
  useEffect(
    () => bridge.subscribe('app.pointedTo', ({ room, clipId }) => goTo(room, clipId ?? '')),
    [bridge],
  );
}
