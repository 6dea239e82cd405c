import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../electron/services/ports.ts';
import { defaultLimits } from '../../electron/services/practice/account.ts';
import type { PracticeClip } from '../../electron/services/practice/clips.ts';
import { createExchange } from '../../electron/services/practice/exchange.ts';
import type { Fault } from '../../electron/services/practice/faults.ts';
import type { RouteName } from '../../electron/services/practice/routes.ts';
import type { World } from '../../electron/services/practice/submit.ts';
import { openTaskStore, type TaskStore } from '../../electron/services/practice/task-store.ts';
import { rescale, type PracticeTask } from '../../electron/services/practice/task.ts';
import type { Dice } from './dice.ts';

/** One accepted, and so billed, POST. */
export type Billed = {
  readonly task: PracticeTask;
  /** The take whose POST it was; null for what somebody else bought on the same account. */
  readonly takeId: string | null;
  /** Of the whole output; null when it is no clip. */
  readonly sha256: string | null;
};

/** The practice service, with each output its own, and an account of whose each purchase is: what the studio is compared with. */
export type Truth = {
  billed(): readonly Billed[];
  /** `takeId`: whose request it is, if it is a submit. */
  handle(takeId: string | null, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
  /** From now on it makes clips at least this fast, those under way too. */
  hurry(speed: number): void;
  close(): void;
};

const sample = readFileSync(
  path.resolve(import.meta.dirname, '../../electron/assets/practice/desert-16x9-5s.mp4'),
);
const boxHeaderBytes = 8;
/** Whose purchase is being answered. */
const requester = new AsyncLocalStorage<string | null>();

export function createTruth(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly speed: number;
  /** Some outputs are padded to this many bytes. */
  readonly largeBytes: number | null;
  fault(route: RouteName): Fault | null;
  /** A purchase is written down; its answer has not left. */
  onBilled?(): void;
}): Truth {
  const { folder, clock, dice, largeBytes } = options;
  const clips: PracticeClip[] = [];
  const hashes = new Map<string, string>();
  const owners = new Map<string, string | null>();
  const inner = openTaskStore(null);

  /** Each output is its own file, so that a mix-up of two is seen. */
  function withOutput(task: PracticeTask): PracticeTask {
    if (owners.has(task.id)) return task;
    owners.set(task.id, requester.getStore() ?? null);
    if (task.ending !== 'completed' || task.output === '') return task;
    const isLarge = largeBytes !== null && dice.chance(0.5);
    const bytes = Buffer.concat([sample, freeBox(task.id, isLarge ? largeBytes : 0)]);
    const clip = { name: `${task.id}.mp4`, path: path.join(folder, `${task.id}.mp4`) };
    writeFileSync(clip.path, bytes);
    clips.push({ ...clip, scene: '', aspectRatio: '16:9', durationS: 5 });
    hashes.set(clip.name, createHash('sha256').update(bytes).digest('hex'));
    return { ...task, output: clip.name };
  }

  const store: TaskStore = {
    ...inner,
    save: (tasks) => {
      inner.save(tasks.map(withOutput));
      options.onBilled?.();
    },
  };
  const world: World = {
    clock,
    random: dice.random,
    clips,
    store,
    limits: { ...defaultLimits, perMinute: 10_000, concurrent: 10_000 },
    speed: options.speed,
  };
  // Any name that is not empty stands for a clip; `withOutput` replaces it.
  clips.push({ name: 'any', path: '', scene: 'any', aspectRatio: '16:9', durationS: 5 });
  const exchange = createExchange(world, { take: options.fault }, null);

  return {
    billed: () =>
      inner.all().map((task) => ({
        task,
        takeId: owners.get(task.id) ?? null,
        sha256: task.ending === 'completed' ? (hashes.get(task.output) ?? null) : null,
      })),
    handle: (takeId, incoming, outgoing) => requester.run(takeId, () => exchange.handle(incoming, outgoing)),
    hurry: (speed) => {
      const factor = Math.min(1, world.speed / speed);
      inner.save(inner.all().map((task) => rescale(task, clock.now(), factor)));
      world.speed = Math.max(world.speed, speed);
    },
    close: inner.close,
  };
}

/** An MP4 box that players skip, which makes the file one of its kind. */
function freeBox(id: string, payloadBytes: number): Buffer {
  const box = Buffer.alloc(boxHeaderBytes + Math.max(payloadBytes, Buffer.byteLength(id)));
  box.writeUInt32BE(box.byteLength, 0);
  box.write('free', 4, 'latin1');
  box.write(id, boxHeaderBytes, 'latin1');
  return box;
}
