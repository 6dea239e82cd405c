import path from 'node:path';
import { realDisk, type Disk, type DiskFile } from '../disk.ts';
import { diskProblem } from '../disk-problem.ts';
import { HttpError, type Http, type Log } from '../ports.ts';
import { readAnswer } from './answer.ts';
import { checkPart } from './check-part.ts';
import type { Downloads, FetchOutcome } from './download.ts';
import { getFollowing } from './follow.ts';
import { connectionProblem, receive, type Received } from './receive.ts';
import { findStart, fromNothing, sourceOf, type StartPoint } from './resume.ts';

type Ports = { readonly http: Http; readonly log: Log; readonly disk?: Disk };
type Options = {
  /** A longer file is refused; a 10 s clip has some 20 MB. Default 2 GiB. */
  readonly mostBytes?: number;
  /** Longest silence of the server. Default 30 s. */
  readonly idleMs?: number;
};
type Request = Parameters<Downloads['fetch']>[0];
type Places = { readonly part: string; readonly note: string };

/** Fetches outputs into partial files on the library's own volume. See Downloads for the contract. */
export function createDownloads(ports: Ports, options: Options = {}): Downloads {
  const disk = ports.disk ?? realDisk;
  const mostBytes = options.mostBytes ?? 2 * 1024 ** 3;
  const idleMs = options.idleMs ?? 30_000;

  async function fetch(request: Request): Promise<FetchOutcome> {
    const places = placesOf(request.folder, request.name);
    try {
      const received = await receiveInto(places, request);
      if (received.kind === 'stopped') {
        if (received.discard) await discard(request.folder, request.name);
        return received.problem;
      }
      return await check(places, request, received);
    } catch (error) {
      if (error instanceof HttpError) return connectionProblem(error);
      const problem = diskProblem(error);
      if (problem === null) throw error;
      ports.log.warn('download.disk', { problem: problem.kind });
      return problem;
    }
  }

  async function receiveInto(places: Places, request: Request): Promise<Received> {
    const file = await disk.open(places.part, 'write');
    try {
      const start = await findStart(disk, file, places.note, sourceOf(request.url));
      if (start.note !== null && start.note.totalBytes === start.bytes)
        return await alreadyWhole(file, start);
      const received = await ask(file, places, start, request);
      return received ?? (await ask(file, places, fromNothing(), request)) ?? never();
    } finally {
      await file.close();
    }
  }

  /** Null when the part cannot be carried on and the whole must be asked for. */
  async function ask(
    file: DiskFile,
    places: Places,
    start: StartPoint,
    request: Request,
  ): Promise<Received | null> {
    const { url, allowLoopback, signal } = request;
    const headers = { accept: 'video/*, */*;q=0.1', 'accept-encoding': 'identity', ...rangeHeaders(start) };
    const common = { url, headers, allowLoopback, idleMs };
    const followed = await getFollowing(ports.http, { ...common, ...(signal && { signal }) });
    if (followed.kind !== 'response') return { kind: 'stopped', problem: followed, discard: false };
    const { response } = followed;
    try {
      const asked = { fromBytes: start.bytes, validator: start.note?.validator ?? null };
      const answer = readAnswer(response, asked);
      if (answer.kind === 'start-over') return null;
      if (answer.kind !== 'body') return { kind: 'stopped', problem: answer, discard: false };
      return await receive(response, answer, start, {
        disk,
        file,
        notePath: places.note,
        source: sourceOf(url),
        mostBytes,
        onProgress: request.onProgress,
      });
    } finally {
      response.discard();
    }
  }

  async function check(
    places: Places,
    request: Request,
    received: Extract<Received, { kind: 'received' }>,
  ): Promise<FetchOutcome> {
    const { sizeBytes, promisedBytes, sha256 } = received;
    const checked = await checkPart(disk, places.part, { receivedBytes: sizeBytes, promisedBytes });
    if (checked.kind === 'clip') {
      await disk.syncFolder(request.folder);
      return { kind: 'fetched', file: { path: places.part, sizeBytes, sha256, facts: checked.facts } };
    }
    // Kept, these bytes would pass for a whole download at the next attempt.
    await discard(request.folder, request.name);
    ports.log.warn('download.rejected', { problem: checked.kind, sizeBytes });
    return checked;
  }

  async function discard(folder: string, name: string): Promise<void> {
    const places = placesOf(folder, name);
    await disk.unlink(places.note);
    await disk.unlink(`${places.note}.tmp`);
    await disk.unlink(places.part);
  }

  return { fetch, discard };
}

function placesOf(folder: string, name: string): Places {
  const part = path.join(folder, `${name}.part`);
  return { part, note: `${part}.json` };
}

function rangeHeaders(start: StartPoint): Readonly<Record<string, string>> {
  if (start.note === null) return {};
  return { range: `bytes=${start.bytes}-`, 'if-range': start.note.validator };
}

async function alreadyWhole(file: DiskFile, start: StartPoint): Promise<Received> {
  await file.truncate(start.bytes);
  await file.sync();
  return {
    kind: 'received',
    sizeBytes: start.bytes,
    promisedBytes: start.bytes,
    sha256: start.hash.digest('hex'),
  };
}

function never(): never {
  throw new Error('A request for the whole cannot be answered by "start over"');
}
