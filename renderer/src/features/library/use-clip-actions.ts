import { useMemo } from 'react';
import type { ClipId, TakeId } from '../../../../shared/contract/ids.ts';
import type { WireSelection } from '../../../../shared/contract/selection.ts';
import { ask } from '../../bridge.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createEmptyingStore } from '../../stores/emptying.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { createPlayerStore } from '../../stores/player.ts';
import { goTo } from '../../stores/route.ts';
import { createTransferStore } from '../../stores/transfer.ts';
import { wireSelection } from '../../stores/wire-selection.ts';
import { libraryText } from '../../text/library.ts';
import { copyText } from '../../ui/copy-text.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { showsTrash } from './trash/shows-trash.ts';
import { useActs } from '../../notices/use-acts.ts';
import { useAttempt } from '../../notices/use-attempt.ts';

export type ClipActions = {
  play(id: ClipId): void;
  /** Into the trash; what lies there already is asked about before it leaves it. */
  trash(ids: readonly ClipId[]): void;
  /** Out of the trash. */
  restore(ids: readonly ClipId[]): void;
  copyFiles(ids: readonly ClipId[]): void;
  saveCopy(ids: readonly ClipId[]): void;
  /** Asks how they are to be named and where to. */
  exportClips(ids: readonly ClipId[]): void;
  reveal(id: ClipId): void;
  writeFrom(id: ClipId): void;
  copyWords(text: string, said: string): void;
  rescan(): void;
  /** Asks the service for the file of a clip that is missing. */
  fetchAgain(id: TakeId): void;
};

/** What can be done with clips, with its words and its undo. */
export function useClipActions(): ClipActions {
  const bridge = useBridge();
  const toasts = useToasts();
  const attempt = useAttempt();
  const acts = useActs();
  const { toasts: words } = libraryText;

  return useMemo(() => {
    const library = storeOf(bridge, createLibraryStore);
    const player = storeOf(bridge, createPlayerStore);

    function said(ids: readonly ClipId[]): WireSelection | null {
      const { ids: order, answeredQuery } = library.getState();
      return wireSelection(new Set(ids), { ids: order, query: answeredQuery });
    }
    /** Moves clips between the library and its trash, in one act. */
    function move(
      name: 'library.trash' | 'library.restore',
      ids: readonly ClipId[],
      done: (amount: number) => string,
    ): void {
      void attempt(async () => {
        const selection = said(ids);
        if (selection === null) return;
        const { changed, act } = await ask(bridge, name, { selection });
        acts.tell(done(changed), act);
      });
    }
    return {
      play: (id) => player.getState().open(id, library.getState().ids),
      trash(ids) {
        if (showsTrash(library.getState().answeredQuery))
          void attempt(() => storeOf(bridge, createEmptyingStore).getState().open(ids));
        else move('library.trash', ids, words.trashed);
      },
      restore: (ids) => move('library.restore', ids, words.restored),
      copyFiles(ids) {
        void attempt(async () => {
          const selection = said(ids);
          if (selection === null) return;
          const { copied } = await ask(bridge, 'library.copyFiles', { selection });
          toasts.show({ title: words.copied(copied) });
        });
      },
      saveCopy(ids) {
        void attempt(async () => {
          const selection = said(ids);
          if (selection === null) return;
          const { saved } = await ask(bridge, 'library.saveCopy', { selection });
          toasts.show({ title: words.saved(saved) });
        });
      },
      exportClips(ids) {
        const selection = said(ids);
        if (selection !== null)
          storeOf(bridge, createTransferStore).getState().openExport(selection, ids.length);
      },
      reveal: (id) => void attempt(async () => void (await ask(bridge, 'library.reveal', { id }))),
      writeFrom(id) {
        void attempt(async () => {
          const draft = await ask(bridge, 'drafts.create', { from: { kind: 'clip', id } });
          goTo('write', draft.id);
        });
      },
      copyWords(text, said) {
        void attempt(async () => {
          await copyText(text);
          toasts.show({ title: said });
        });
      },
      fetchAgain(id) {
        void attempt(async () => {
          await ask(bridge, 'takes.fetch', { id });
          toasts.show({ title: words.fetching });
        });
      },
      rescan: () => void attempt(async () => void (await ask(bridge, 'library.rescan', {}))),
    };
  }, [bridge, toasts, attempt, acts, words]);
}
