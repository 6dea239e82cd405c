import { useEffect, useState } from 'react';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { useBridge } from './bound.ts';
import { posterUrl } from './media-url.ts';

/** The address of a clip's poster, new whenever the library says that the clip differs: a poster is often drawn after the clip is kept. */
export function usePosterSource(clipId: ClipId): string {
  const bridge = useBridge();
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const isNew = (): void => setVersion((before) => before + 1);
    const stops = [
      bridge.subscribe('library.changed', ({ changed, all }) => (all || changed.includes(clipId)) && isNew()),
      bridge.subscribe('library.stillsChanged', ({ ids }) => ids.includes(clipId) && isNew()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [bridge, clipId]);
  return posterUrl(clipId, version);
}
