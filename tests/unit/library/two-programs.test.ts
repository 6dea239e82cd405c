import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Clip } from '../../../shared/contract/library.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { fetchedFile, libraryWorld, publish, recordOf, these, visibleFiles } from './library-world.ts';

type OtherProgram = {
  readonly process: ChildProcess;
  /** Rejects with the code of what was thrown there. */
  order<T>(order: keyof Library, ...args: readonly unknown[]): Promise<T>;
};

async function otherProgram(root: string): Promise<OtherProgram> {
  const script = path.join(import.meta.dirname, 'other-program.ts');
  const child = fork(script, [root], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return {
    process: child,
    async order<T>(order: keyof Library, ...args: readonly unknown[]) {
      const answered = once(child, 'message');
      child.send({ order, args });
      const [answer] = (await answered) as [{ readonly value?: T; readonly code?: string }];
      if (answer.code !== undefined) throw Object.assign(new Error(answer.code), { code: answer.code });
      return answer.value as T;
    },
  };
}

async function killed({ process: child }: OtherProgram): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const rateFour = { kind: 'rate', rating: 4 } as const;

it('the second program sees the library and all the first does in it, and can change nothing', async () => {
  const { root, open } = await libraryWorld();
  const first = await open();
  const id = await publish(first, root, 1);
  const file = await fetchedFile(root, 2);
  const second = await otherProgram(root);

  expect(await second.order('summary')).toMatchObject({ state: 'held', clips: 1, heldBy: { isHere: true } });
  expect(await second.order('find', 'fox')).toEqual([id]);
  await expect(second.order('curate', these(id), rateFour)).rejects.toMatchObject({ code: 'library-held' });
  await expect(second.order('trash', these(id))).rejects.toMatchObject({ code: 'library-held' });
  expect(await second.order('partialFolder')).toEqual({ kind: 'library-read-only' });

  await first.curate(these(id), rateFour);
  await first.curate(these(id), { kind: 'collect', add: ['Client A'], remove: [] });
  const outcome = await first.publish(file, recordOf(2));
  expect(outcome.kind).toBe('kept');
  await first.settle();
  await expect
    .poll(async () => await second.order<Clip[]>('clips', [id]), { timeout: 30_000 })
    .toMatchObject([{ rating: 4, collections: ['Client A'] }]);
  await expect
    .poll(async () => await second.order<ClipId[]>('find', ''), { timeout: 30_000 })
    .toHaveLength(2);
  await expect
    .poll(async () => await second.order('collections'), { timeout: 30_000 })
    .toEqual({ collections: [{ name: 'Client A', count: 1 }] });
});

it('the second program leaves every file of the first as it is', async () => {
  const { root, open } = await libraryWorld();
  const first = await open();
  await publish(first, root, 1);
  await first.settle();
  const before = await timesOf(root);
  const second = await otherProgram(root);
  await second.order('rescan');
  await second.order('close');
  expect(await timesOf(root)).toEqual(before);
  expect(first.summary()).toMatchObject({ state: 'ready', clips: 1 });
});

it('the second takes over at once after the first was killed, with all it had promised', async () => {
  const { root, open } = await libraryWorld();
  const earlier = await open();
  const seed = await publish(earlier, root, 1);
  await earlier.close();
  const first = await otherProgram(root);
  const world = await open();
  await first.order('curate', these(seed), rateFour);
  expect(world.summary().state).toBe('held');
  await expect(world.curate(these(seed), rateFour)).rejects.toMatchObject({ code: 'library-held' });

  await killed(first);
  await world.rescan();

  expect(world.summary().state).toBe('ready');
  expect((await world.clips([seed]))[0]?.rating).toBe(4);
  await world.curate(these(seed), { kind: 'rate', rating: 2 });
  await world.settle();
  const [sidecar = ''] = (await visibleFiles(root)).filter((name) => name.endsWith('.json'));
  expect(JSON.parse(await readFile(path.join(root, sidecar), 'utf8'))).toMatchObject({ rating: 2 });
});

it('the second takes over by itself within seconds after the first was closed', async () => {
  const { root, open, clock } = await libraryWorld();
  const first = await otherProgram(root);
  const second = await open();
  expect(second.summary().state).toBe('held');
  await first.order('close');
  await expect
    .poll(
      async () => {
        await clock.advance(3000);
        return second.summary().state;
      },
      { timeout: 30_000 },
    )
    .toBe('ready');
  expect(existsSync(path.join(root, '.dailies', 'lock.json'))).toBe(true);
});

it('closing leaves no note behind', async () => {
  const { root, open } = await libraryWorld();
  const library = await open();
  const note = path.join(root, '.dailies', 'lock.json');
  expect(existsSync(note)).toBe(true);
  await library.close();
  expect(existsSync(note)).toBe(false);
});

async function timesOf(root: string): Promise<readonly (readonly [string, number])[]> {
  const own = ['acts.sqlite', 'lock.json'].map((name) => `.dailies/${name}`);
  const files = [...(await visibleFiles(root)), ...own];
  return await Promise.all(
    files.map(async (name) => [name, (await stat(path.join(root, name))).mtimeMs] as const),
  );
}
