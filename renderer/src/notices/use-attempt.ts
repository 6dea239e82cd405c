import { useCallback } from 'react';
import { useNotices } from './use-notices.ts';

/** As `useNotices().run`, for work that something follows: resolves with whether it worked. */
export function useAttempt() {
  const notices = useNotices();
  return useCallback(
    async (work: () => Promise<void>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        notices.showError(error);
        return false;
      }
    },
    [notices],
  );
}
