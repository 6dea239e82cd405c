import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Whether this element fills the screen, and the way in and out. */
export function useFullscreen(root: RefObject<HTMLElement | null>) {
  const [isFullscreen, setIsFullscreen] = useState(false);
  useEffect(() => {
    const follow = () => setIsFullscreen(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  function toggleFullscreen(): void {
    const change =
      document.fullscreenElement === null ? root.current?.requestFullscreen() : document.exitFullscreen();
    // Refused by the system: the picture stays as large as the window.
    change?.catch(() => undefined);
  }
  return { isFullscreen, toggleFullscreen };
}
