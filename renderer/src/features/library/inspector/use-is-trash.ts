import { useMemo } from 'react';
import { showsTrash } from '../trash/shows-trash.ts';
import { useLibrary } from '../use-library.ts';

/** Whether what is on the screen lies in the trash: there its clips are looked at, restored, and removed for good, and nothing else. */
export function useIsTrash(): boolean {
  const query = useLibrary((state) => state.answeredQuery);
  return useMemo(() => showsTrash(query), [query]);
}
