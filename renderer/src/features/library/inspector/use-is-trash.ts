import { useMemo } from 'react';
import { parseQuery } from '../../../../../shared/library-query/parse-query.ts';
import { useLibrary } from '../use-library.ts';

/** Whether what is on the screen lies in the trash: there its clips are looked at and restored, and nothing else. */
export function useIsTrash(): boolean {
  const query = useLibrary((state) => state.answeredQuery);
  return useMemo(
    () =>
      parseQuery(query).some(
        ({ condition, isMinus }) =>
          !isMinus && condition.kind === 'is' && condition.values.includes('trashed'),
      ),
    [query],
  );
}
