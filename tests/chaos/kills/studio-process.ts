import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Input, Output, Reply as PageReply, RequestName } from '../../../shared/contract/index.ts';
import type { Hurry } from './fast-time.ts';
import type { Ask, Reply } from './main-process.ts';

/** The built main process, running. Requests reject when it ends before it has answered. */
export type StudioProcess = {
  readonly pid: number;
  request<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** kill -9, and the end waited for. */
  kill(): Promise<void>;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  printed(): string;
};

export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

const root = path.resolve(import.meta.dirname, '../../..');

export async function startStudio(options: {
  readonly userData: string;
  readonly library: string;
  readonly apiBase: string;
  readonly key: string;
  readonly hurry: Hurry;
  /** Before it is ready. */
  onSpawned?(child: ChildProcess): void;
}): Promise<StudioProcess> {
  const { userData, library, apiBase, key, hurry } = options;
  const child = fork(
    path.join(import.meta.dirname, 'main-process.ts'),
    [root, String(hurry.beganAtMs), String(hurry.factor), `--user-data-dir=${userData}`],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        TZ: 'UTC',
        DAILIES_HEADLESS: '1',
        DAILIES_LIBRARY: library,
        DAILIES_API_BASE: apiBase,
        DAILIES_API_KEY: key,
      },
    },
  );
  let printed = '';
  child.stdout?.on('data', (text) => (printed += String(text)));
  child.stderr?.on('data', (text) => (printed += String(text)));
  const waiting = new Map<number, (reply: unknown) => void>();
  const ready = Promise.withResolvers<void>();
  const ended = once(child, 'exit').then(() => undefined);
  const fails = ended.then((): never => {
    throw new ProcessEnded(printed);
  });
  fails.catch(() => undefined);
  child.on('message', (message) => {
    if (message === 'ready') return ready.resolve();
    const { id, reply } = message as Reply;
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  options.onSpawned?.(child);
  await Promise.race([ready.promise, fails]);

  let asked = 0;
  async function request<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
    asked += 1;
    const id = asked;
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    if (child.connected) child.send({ id, name, input } satisfies Ask);
    const reply = (await Promise.race([answer, fails])) as PageReply<Output<N>>;
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
    return reply.value;
  }

  return {
    pid: child.pid ?? 0,
    request,
    ended,
    printed: () => printed,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
