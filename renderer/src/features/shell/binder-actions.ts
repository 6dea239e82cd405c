import { useMemo } from 'react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { draftsText } from '../../text/drafts.ts';

export type BinderActions = {
  make(name: string): void;
  rename(from: string, to: string): void;
  /** Its drafts stay; can be undone. */
  remove(name: string): void;
  /** Into the binder of this name, which is made where there is none; null takes them out. */
  move(ids: readonly DraftId[], binder: string | null): void;
};

export function useBinderActions(): BinderActions {
  const bridge = useBridge();
  const notices = useNotices();
  return useMemo(() => {
    const drafts = storeOf(bridge, createDraftsStore);
    const bind = (ids: readonly DraftId[], binder: string | null) =>
      ask(bridge, 'drafts.bind', { ids: [...ids], binder });

    async function remove(name: string): Promise<void> {
      const inside = (drafts.getState().drafts ?? []).filter(({ binder }) => binder === name);
      const ids = inside.map(({ id }) => id);
      await ask(bridge, 'drafts.removeBinder', { name });
      notices.show({
        title: draftsText.binder.removed(name, ids.length),
        action: {
          label: draftsText.undo,
          run: () =>
            notices.run(() =>
              ids.length > 0 ? bind(ids, name) : ask(bridge, 'drafts.makeBinder', { name }),
            ),
        },
      });
    }

    return {
      make: (name) => notices.run(() => ask(bridge, 'drafts.makeBinder', { name })),
      rename: (from, to) => notices.run(() => ask(bridge, 'drafts.renameBinder', { from, to })),
      remove: (name) => notices.run(() => remove(name)),
      move: (ids, binder) => notices.run(() => bind(ids, binder)),
    };
  }, [bridge, notices]);
}
