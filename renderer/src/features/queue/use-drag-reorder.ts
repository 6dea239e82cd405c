import { useMemo, useState } from 'react';
import type { DragEvent } from 'react';
import type { TakeId } from '../../../../shared/contract/ids.ts';
import { dropMove } from './reorder.ts';
import type { Move } from './reorder.ts';
import type { QueueEntry } from './sections.ts';

/** The same object for good, so that rows need not render again. */
export type DragHandle = {
  readonly start: (id: TakeId, event: DragEvent) => void;
  readonly end: () => void;
};

/** Dragging a waiting take by its handle onto another one. */
export function useDragReorder(waiting: readonly TakeId[], onMove: (id: TakeId, move: Move) => void) {
  const [dragged, setDragged] = useState<TakeId | null>(null);
  const [over, setOver] = useState<TakeId | null>(null);

  const handle = useMemo<DragHandle>(
    () => ({
      start(id, event) {
        const row = event.currentTarget.closest('.take');
        if (row !== null) event.dataTransfer.setDragImage(row, 24, 40);
        event.dataTransfer.effectAllowed = 'move';
        setDragged(id);
      },
      end() {
        setDragged(null);
        setOver(null);
      },
    }),
    [],
  );

  function rowProps({ take, section }: QueueEntry) {
    if (dragged === null || section !== 'waiting') return {};
    const isAbove = waiting.indexOf(take.id) < waiting.indexOf(dragged);
    const mark = take.id === over && take.id !== dragged ? (isAbove ? 'before' : 'after') : undefined;
    return {
      'data-drop': mark,
      'data-dragged': take.id === dragged || undefined,
      onDragOver(event: DragEvent) {
        event.preventDefault();
        setOver(take.id);
      },
      onDrop(event: DragEvent) {
        event.preventDefault();
        const move = dropMove(waiting, dragged, take.id);
        if (move !== null) onMove(dragged, move);
        handle.end();
      },
    };
  }
  return { handle, rowProps };
}
