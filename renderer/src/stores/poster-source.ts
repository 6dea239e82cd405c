import { useEffect, useState } from 'react';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { useBridge } from './bound.ts';

/** The address of a clip's poster, new whenever the library says that the clip differs: a poster is often drawn after the clip is kept. */
export function usePosterSource(clipId: ClipId): string {
  const bridge = useBridge();
  const [version, setVersion] = useState(0);
  useEffect(
    () =>
      bridge.subscribe('library.changed', ({ changed, all }) => {
        if (all || changed.includes(clipId)) setVersion((before) => before + 1);
      }),
    [bridge, clipId],
  );
  const source = `/media/poster/${clipId}`;
  return version === 0 ? source : `${source}?v=${version}`;
}
