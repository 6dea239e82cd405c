import { describe, expect, it } from 'vitest';
import { createWorkerDrawer } from '../../../renderer/src/features/posters/worker-drawer.ts';
import type { StillAnswer, StillJob } from '../../../renderer/src/features/posters/still-job.ts';

const job: StillJob = { url: 'app://studio/media/clip/clip00000001', kind: 'strip' };
const drawn: StillAnswer = { kind: 'drawn', blob: new Blob(['jpeg']) };

/** Workers that answer by script: an answer, a crash, or nothing ever. */
function workers(...script: readonly (StillAnswer | 'crash' | 'hang')[]) {
  const left = [...script];
  const alive = new Set<EventTarget>();
  let started = 0;
  const drawer = createWorkerDrawer(() => {
    started += 1;
    const target = new EventTarget();
    alive.add(target);
    return Object.assign(target, {
      terminate: () => void alive.delete(target),
      postMessage() {
        const next = left.shift();
        if (next === undefined || next === 'hang') return;
        queueMicrotask(() =>
          target.dispatchEvent(
            next === 'crash' ? new Event('error') : new MessageEvent('message', { data: next }),
          ),
        );
      },
    }) as unknown as Worker;
  });
  return { drawer, started: () => started, alive };
}

const inTime = new AbortController().signal;

describe('drawing in a worker', () => {
  it('keeps one worker for many drawings, until it rests', async () => {
    const { drawer, started, alive } = workers(drawn, drawn);
    expect(await drawer.draw(job, inTime)).toBe(drawn.kind === 'drawn' && drawn.blob);
    await drawer.draw(job, inTime);
    expect([started(), alive.size]).toEqual([1, 1]);
    drawer.rest();
    expect(alive.size).toBe(0);
  });

  it('ends a worker that hangs, and starts another for the next clip', async () => {
    const { drawer, started, alive } = workers('hang', drawn);
    const late = new AbortController();
    const hanging = drawer.draw(job, late.signal);
    late.abort();
    await expect(hanging).rejects.toThrow('out of time');
    expect(alive.size).toBe(0);
    expect(await drawer.draw(job, inTime)).not.toBeNull();
    expect(started()).toBe(2);
  });

  it('leaves a file that it cannot read to another way, with a fresh worker after', async () => {
    const { drawer, started, alive } = workers({ kind: 'failed' }, drawn);
    expect(await drawer.draw(job, inTime)).toBeNull();
    expect(alive.size).toBe(0);
    expect(await drawer.draw(job, inTime)).not.toBeNull();
    expect(started()).toBe(2);
  });

  it.each(['crash', { kind: 'no-decoder' }] as const)(
    'is not tried again where it cannot work at all: %j',
    async (first) => {
      const { drawer, started } = workers(first, drawn);
      expect(await drawer.draw(job, inTime)).toBeNull();
      expect(await drawer.draw(job, inTime)).toBeNull();
      expect(started()).toBe(1);
    },
  );

  it('takes a crash after good work as the fault of one file', async () => {
    const { drawer } = workers(drawn, 'crash', drawn);
    await drawer.draw(job, inTime);
    expect(await drawer.draw(job, inTime)).toBeNull();
    expect(await drawer.draw(job, inTime)).not.toBeNull();
  });
});
