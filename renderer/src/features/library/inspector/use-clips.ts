import { useEffect, useMemo } from 'react';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import type { Clip } from '../../../../../shared/contract/library.ts';
import { useLibrary, useSelection } from '../use-library.ts';

/** So many are compared: beyond, looking at all would cost more reading than it tells. */
const mostCompared = 1000;

/** What the inspector is about. */
export type Clips = {
  readonly ids: ReadonlySet<ClipId>;
  /** The details of those that are compared, as far as they are here. */
  readonly known: readonly Clip[];
  /** Whether `known` is all of the chosen. */
  readonly isComplete: boolean;
  /** Whether more are chosen than are compared. */
  readonly isTooMany: boolean;
};

/** The selection with its details, which are fetched. */
export function useClips(): Clips {
  const ids = useSelection((state) => state.selected);
  const details = useLibrary((state) => state.details);
  const want = useLibrary((state) => state.want);
  const compared = useMemo(() => [...ids].slice(0, mostCompared), [ids]);
  useEffect(() => want(compared, 'inspector'), [compared, want]);
  return useMemo(() => {
    const known = compared.map((id) => details.get(id)).filter((clip) => clip !== undefined);
    return {
      ids,
      known,
      isComplete: known.length === ids.size,
      isTooMany: compared.length < ids.size,
    };
  }, [ids, compared, details]);
}
