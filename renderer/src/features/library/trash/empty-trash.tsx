import { useAttempt } from '../../../notices/use-attempt.ts';
import { useBound } from '../../../stores/bound.ts';
import { createEmptyingStore, type EmptyingQuestion } from '../../../stores/emptying.ts';
import { trashText } from '../../../text/trash.ts';
import { Confirm } from '../../../ui/dialog.tsx';
import { useToasts } from '../../../ui/toasts.tsx';

/** Asks before anything leaves the trash, saying how much it is and what way back there is. */
export function EmptyTrash() {
  const question = useBound(createEmptyingStore, (state) => state.question);
  const close = useBound(createEmptyingStore, (state) => state.close);
  const empty = useBound(createEmptyingStore, (state) => state.empty);
  const attempt = useAttempt();
  const toasts = useToasts();
  if (question === null) return null;
  const words = trashText[question.way];

  function go(asked: EmptyingQuestion): void {
    void attempt(async () => {
      const removed = await empty(asked);
      if (removed > 0) toasts.show({ title: words.done(removed) });
    });
  }
  return (
    <Confirm
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      title={words.title(question.clips, question.ids === null)}
      body={words.body(question.clips, question.sizeBytes)}
      confirm={words.go}
      cancel={trashText.cancel}
      onConfirm={() => go(question)}
    />
  );
}
