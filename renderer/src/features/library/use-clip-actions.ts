import { useMemo } from 'react';
import type { ClipId, TakeId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { createPlayerStore } from '../../stores/player.ts';
import { goTo } from '../../stores/route.ts';
import { createTransferStore } from '../../stores/transfer.ts';
import { wireSelections } from '../../stores/wire-selection.ts';
import { libraryText } from '../../text/library.ts';
import { transferText } from '../../text/transfer.ts';
import { copyText } from '../../ui/copy-text.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { useAttempt } from '../../notices/use-attempt.ts';

export type ClipActions = {
  play(id: ClipId): void;
  trash(ids: readonly ClipId[]): void;
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
  const { toasts: words } = libraryText;

  return useMemo(() => {
    const library = storeOf(bridge, createLibraryStore);
    const player = storeOf(bridge, createPlayerStore);

    function restore(ids: readonly ClipId[]): void {
      void attempt(async () => {
        await library.getState().restore(ids);
        toasts.show({ title: words.restored(ids.length) });
      });
    }
    return {
      play: (id) => player.getState().open(id, library.getState().ids),
      trash(ids) {
        void attempt(async () => {
          const trashed = await library.getState().trash(ids);
          if (trashed.length === 0) return;
          toasts.show({
            title: words.trashed(trashed.length),
            action: { label: words.undo, run: () => restore(trashed) },
          });
        });
      },
      copyFiles(ids) {
        void attempt(async () => {
          const { copied } = await ask(bridge, 'library.copyFiles', { ids: [...ids] });
          toasts.show({ title: words.copied(copied) });
        });
      },
      saveCopy(ids) {
        void attempt(async () => {
          const { saved } = await ask(bridge, 'library.saveCopy', { ids: [...ids] });
          toasts.show({ title: words.saved(saved) });
        });
      },
      exportClips(ids) {
        const { answeredQuery, ids: found } = library.getState();
        const [selection, ...rest] = wireSelections(new Set(ids), { ids: found, query: answeredQuery });
        if (selection === undefined) return;
        if (rest.length > 0) toasts.show(transferText.export.tooMany);
        else storeOf(bridge, createTransferStore).getState().openExport(selection, ids.length);
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
  }, [bridge, toasts, attempt, words]);
}
