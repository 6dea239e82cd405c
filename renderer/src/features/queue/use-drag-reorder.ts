import { useState } from 'react';
import type { DragEvent } from 'react';
import type { TakeId } from '../../../../shared/contract/ids.ts';
import { dropMove } from './reorder.ts';
import type { Move } from './reorder.ts';
import type { QueueEntry } from './sections.ts';

export type HandleProps = {
  readonly draggable: true;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
};

/** Dragging a waiting take by its handle onto another one. */
export function useDragReorder(waiting: readonly TakeId[], onMove: (id: TakeId, move: Move) => void) {
  const [dragged, setDragged] = useState<TakeId | null>(null);
  const [over, setOver] = useState<TakeId | null>(null);

  function end(): void {
    setDragged(null);
    setOver(null);
  }
  function handleProps(id: TakeId): HandleProps {
    return {
      draggable: true,
      onDragStart(event) {
        const row = event.currentTarget.closest('.take');
        if (row !== null) event.dataTransfer.setDragImage(row, 24, 40);
        event.dataTransfer.effectAllowed = 'move';
        setDragged(id);
      },
      onDragEnd: end,
    };
  }
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
        end();
      },
    };
  }
  return { handleProps, rowProps };
}
