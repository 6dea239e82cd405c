import { useMemo } from 'react';
import type { TakeId } from '../../../../shared/contract/ids.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createPlayerStore } from '../../stores/player.ts';
import { goTo } from '../../stores/route.ts';
import { createTakesStore } from '../../stores/takes.ts';
import { queueText } from '../../text/queue.ts';
import { copyText } from '../../ui/copy-text.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { useAttempt } from '../../notices/use-attempt.ts';
import type { Move } from './reorder.ts';

export type TakeActions = {
  pause(): void;
  resume(): void;
  cancel(ids: readonly TakeId[]): void;
  dismiss(ids: readonly TakeId[]): void;
  move(id: TakeId, move: Move): void;
  fetch(id: TakeId): void;
  approve(id: TakeId): void;
  lookAgain(id: TakeId): void;
  edit(take: Take): void;
  show(take: Take): void;
  play(take: Take): void;
  copy(text: string, said: string): void;
};

/** What can be done with takes, with its words and its undo. */
export function useTakeActions(): TakeActions {
  const bridge = useBridge();
  const toasts = useToasts();
  const attempt = useAttempt();
  return useMemo(() => {
    const takes = storeOf(bridge, createTakesStore);
    const words = queueText.toasts;
    function restore(ids: readonly TakeId[]): void {
      void attempt(() => takes.getState().restore(ids));
    }
    return {
      pause: () => void attempt(() => takes.getState().pause()),
      resume: () => void attempt(() => takes.getState().resume()),
      cancel(ids) {
        void attempt(async () => {
          const cancelled = await takes.getState().cancel(ids);
          if (cancelled === 0) return;
          toasts.show({
            title: words.cancelled(cancelled),
            action: { label: words.undo, run: () => restore(ids) },
          });
        });
      },
      dismiss: (ids) => void attempt(() => takes.getState().dismiss(ids)),
      move: (id, { before }) => void attempt(() => takes.getState().move(id, before)),
      fetch: (id) => void attempt(() => takes.getState().fetchClip(id)),
      approve: (id) => void attempt(() => takes.getState().approve(id)),
      lookAgain: (id) => void attempt(async () => void (await takes.getState().lookAgain(id))),
      edit: (take) => goTo('write', take.draftId),
      show: (take) => take.clipId !== null && goTo('library', take.clipId),
      play: (take) =>
        take.clipId !== null &&
        storeOf(bridge, createPlayerStore).getState().open(take.clipId, [take.clipId]),
      copy(text, said) {
        void attempt(async () => {
          await copyText(text);
          toasts.show({ title: said });
        });
      },
    };
  }, [bridge, toasts, attempt]);
}
