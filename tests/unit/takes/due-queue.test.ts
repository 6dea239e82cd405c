import { describe, expect, it } from 'vitest';
import { createDueQueue } from '../../../electron/services/takes/due-queue.ts';
import { createSeededRandom } from '../../fakes/random.ts';

describe('the queue of what is due', () => {
  it('is empty at first, and again when all was taken', () => {
    const queue = createDueQueue<string>();
    expect(queue.first()).toBeNull();
    queue.takeFirst();
    queue.put(1, 'one');
    queue.takeFirst();
    expect(queue.first()).toBeNull();
  });

  it.each([1, 2, 3, 10, 500])(
    'gives the soonest first, whatever the order it was told of them: %i',
    (count) => {
      const random = createSeededRandom(count);
      const queue = createDueQueue<number>();
      const given: number[] = [];
      const taken: number[] = [];
      const takeFirst = () => {
        const due = queue.first();
        if (due !== null) taken.push(due.dueAt);
        queue.takeFirst();
      };
      for (let index = 0; index < count; index += 1) {
        const dueAt = Math.floor(random.uniform() * 50);
        given.push(dueAt);
        queue.put(dueAt, index);
      }
      while (queue.first() !== null) takeFirst();
      expect(taken).toEqual(given.toSorted((a, b) => a - b));
    },
  );

  it('takes in the soonest at any time', () => {
    const queue = createDueQueue<string>();
    queue.put(20, 'later');
    queue.put(30, 'last');
    queue.takeFirst();
    queue.put(10, 'soon');
    expect(queue.first()).toEqual({ dueAt: 10, item: 'soon' });
  });
});
