import { useEffect, useState } from 'react';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import type { Output } from '../../../../../shared/contract/index.ts';
import { ask } from '../../../bridge.ts';
import { useBridge } from '../../../stores/bound.ts';
import { useLibrary } from '../use-library.ts';

/** The whole trash, and when the stay of one clip in it ends; null until it is known. */
export function useTrashEnd(id: ClipId | null): Output<'library.trashed'> | null {
  const bridge = useBridge();
  const found = useLibrary((state) => state.found);
  const [told, setTold] = useState<Output<'library.trashed'> | null>(null);
  useEffect(() => {
    let isWanted = true;
    ask(bridge, 'library.trashed', { ids: id === null ? [] : [id] }).then(
      (answer) => isWanted && setTold(answer),
      // A library that goes away tells so itself.
      () => isWanted && setTold(null),
    );
    return () => {
      isWanted = false;
    };
  }, [bridge, id, found]);
  return told;
}
