import { useCallback } from 'react';
import { useToasts } from './toasts.tsx';
import type { ToastMessage } from './toasts.tsx';

/**
 * Runs what a click asked for. What it meets is said in a toast in the words of `wordsOf`; null means nothing is to be said,
 * as when the user closed a dialog. Resolves with whether it worked.
 */
export function useAttempt(wordsOf: (error: unknown) => ToastMessage | null) {
  const toasts = useToasts();
  return useCallback(
    async (work: () => Promise<void>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        const words = wordsOf(error);
        if (words !== null) toasts.show({ look: 'bad', ...words });
        return false;
      }
    },
    [toasts, wordsOf],
  );
}
