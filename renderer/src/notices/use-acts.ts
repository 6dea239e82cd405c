import { useMemo } from 'react';
import type { ActId } from '../../../shared/contract/ids.ts';
import type { Bridge } from '../bridge.ts';
import { createActsStore } from '../stores/acts.ts';
import type { ActSummary } from '../stores/acts.ts';
import { storeOf, useBridge } from '../stores/bound.ts';
import { actsText } from '../text/acts.ts';
import { useNotices } from './use-notices.ts';
import type { Notices } from './use-notices.ts';

/** Subject of what was done in the library: a newer message takes the place of an older one, as only the newest act can be undone at once. */
const actSubject = 'act';

export type Acts = {
  undo(): void;
  redo(): void;
  /** Says what was done by an act, with the way back. Says nothing of no act. */
  tell(title: string, done: ActId | null): void;
};

function createActs(bridge: Bridge, notices: Notices): Acts {
  const acts = storeOf(bridge, createActsStore);

  function say(act: ActSummary | null, words: (act: ActSummary) => string, nothing: string): void {
    notices.show({ subject: actSubject, title: act === null ? nothing : words(act) });
  }
  const undo = (): void =>
    notices.run(async () => say(await acts.getState().undo(), actsText.undone, actsText.nothingToUndo));

  /** Only what was told of is taken back by its message: what came after it is another message's, or the keyboard's. */
  async function takeBack(done: ActId): Promise<void> {
    if (acts.getState().undoable?.id === done)
      say(await acts.getState().undo(), actsText.undone, actsText.nothingToUndo);
    else notices.show({ subject: actSubject, title: actsText.newer });
  }
  return {
    undo,
    redo: () =>
      notices.run(async () => say(await acts.getState().redo(), actsText.redone, actsText.nothingToRedo)),
    tell(title, done) {
      if (done === null) return;
      const run = (): void => notices.run(() => takeBack(done));
      notices.show({ subject: actSubject, title, action: { label: actsText.undo, run } });
    },
  };
}

/** Taking back what was done in the library, wherever it is asked for. */
export function useActs(): Acts {
  const bridge = useBridge();
  const notices = useNotices();
  return useMemo(() => createActs(bridge, notices), [bridge, notices]);
}
