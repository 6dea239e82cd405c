import { HttpError } from '../../electron/services/ports.ts';
import { routeOf } from '../../electron/services/practice/routes.ts';
import type { Send } from './network.ts';
import type { Climate } from './weather.ts';
import { plantedSource } from './planted-source.ts';

/** A bug put in on purpose, to see that the harness finds it. */
export type Plant = {
  /** What the harness must count. */
  readonly finds: 'doubleSubmitted' | 'lost' | 'corruptFiles';
  /** Weather that brings it out, so that few schedules suffice. */
  readonly climate: Partial<Climate>;
  /** Around the sending of requests. */
  readonly wrapSend?: (send: Send) => Send;
  /** Source of the studio, changed as it is loaded: by the end of the file's path, text to find and to put in its place. */
  readonly source?: { readonly file: string; readonly find: string; readonly put: string };
};

export const plants = {
  /** A POST that timed out is simply sent once more. */
  'resend-on-timeout': { finds: 'doubleSubmitted', climate: { network: 0.3 }, wrapSend: resendOnTimeout },
  /** The acceptance is written at once, its id half a minute later. */
  'late-remote-id': {
    finds: 'lost',
    climate: { crash: 0.9 },
    source: {
      file: '/takes/submitter.ts',
      find: "board.happened(take.id, 'accepted', patch, prediction.id);",
      put: `board.happened(take.id, 'accepted', { ...patch, remoteId: null }, prediction.id);
    void clock.sleep(30_000).then(() => board.amend(take.id, { remoteId: prediction.id }));`,
    },
  },
  /** The download gets its name before its bytes are safe. */
  'rename-before-fsync': {
    finds: 'corruptFiles',
    climate: { crash: 0.9, disk: 0 },
    source: { file: '/downloads/part-writer.ts', find: 'await file.sync();', put: '' },
  },
  /** One failed question, and the take has failed. */
  'poll-error-fails-the-take': {
    finds: 'lost',
    climate: { service: 0.3 },
    source: {
      file: '/takes/poller.ts',
      find: 'failed(take, watch);\n  }',
      put: "board.happened(take.id, 'remote-failed', { failureCode: 'failed-remotely' }, 'poll error');\n  }",
    },
  },
  /** What looks like it in the history is taken, whosever it is. */
  'adopt-anything': {
    finds: 'lost',
    climate: { network: 0.3, crash: 0.9 },
    source: {
      file: '/takes/reconcile.ts',
      find: "matchOf(item, recipe) === 'same' && alike",
      put: 'alike',
    },
  },
} as const satisfies Readonly<Record<string, Plant>>;

export type PlantName = keyof typeof plants;

export function plantOf(name: string | undefined): Plant | null {
  if (name === undefined) return null;
  if (!(name in plants)) throw new Error(`Plants are: ${Object.keys(plants).join(', ')}`);
  return plants[name as PlantName];
}

/** Must run before the studio is loaded. */
export function plant(one: Plant | null): void {
  const source = one?.source;
  if (source !== undefined) plantedSource(source);
}

function resendOnTimeout(send: Send): Send {
  return async (request) => {
    try {
      return await send(request);
    } catch (error) {
      const isSubmit = routeOf(request.method, request.url.pathname).name === 'submit';
      if (!isSubmit || !(error instanceof HttpError) || error.code !== 'TIMEOUT') throw error;
      return await send(request);
    }
  };
}
