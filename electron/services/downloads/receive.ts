import type { Disk, DiskFile } from '../disk.ts';
import { HttpError, type HttpResponse } from '../ports.ts';
import type { Answer } from './answer.ts';
import type { FetchProblem, FetchProgress } from './download.ts';
import { writePartNote } from './part-note.ts';
import { createPartWriter, type PartWriter } from './part-writer.ts';
import { fromNothing, type StartPoint } from './resume.ts';

export type Received =
  | {
      readonly kind: 'received';
      readonly sizeBytes: number;
      readonly promisedBytes: number | null;
      readonly sha256: string;
    }
  /** As `problem` says; with `discard` what is on the disk is of no use to a later attempt. */
  | { readonly kind: 'stopped'; readonly problem: FetchProblem; readonly discard: boolean };

type Body = Extract<Answer, { kind: 'body' }>;
type Target = {
  readonly disk: Disk;
  readonly file: DiskFile;
  readonly notePath: string;
  readonly source: string;
  readonly mostBytes: number;
  onProgress(progress: FetchProgress): void;
};

/** Streams a body behind what is kept, or over it. Rejects only with errors of the disk. */
export async function receive(
  response: HttpResponse,
  body: Body,
  start: StartPoint,
  target: Target,
): Promise<Received> {
  const { disk, file, notePath, source } = target;
  const from = body.fromBytes === 0 ? fromNothing() : start;
  if ((body.totalBytes ?? 0) > target.mostBytes) return stopped({ kind: 'too-large' }, true);
  if (from.bytes === 0) await disk.unlink(notePath);
  await file.truncate(from.bytes);
  const writer = createPartWriter(file, from, async (syncedBytes, sha256) => {
    // Without a validator the server could not be asked whether the rest still belongs to this beginning.
    if (body.validator === null) return;
    const { validator, totalBytes } = body;
    await writePartNote(disk, notePath, { source, validator, totalBytes, syncedBytes, sha256 });
  });
  const problem = await pour(response, writer, body, target);
  if (problem?.kind === 'too-large') return stopped(problem, true);
  const sha256 = await writer.finish();
  if (problem !== null) return stopped(problem, false);
  return judgeLength(writer.receivedBytes(), body.totalBytes, sha256);
}

async function pour(
  response: HttpResponse,
  writer: PartWriter,
  { totalBytes, validator, servesRanges }: Body,
  target: Target,
): Promise<FetchProblem | null> {
  const keepsBytes = validator !== null && servesRanges;
  const report = () => target.onProgress({ receivedBytes: writer.receivedBytes(), totalBytes, keepsBytes });
  // Before the first byte: what comes now is measured from here.
  report();
  try {
    for await (const piece of response.body) {
      if (writer.receivedBytes() + piece.byteLength > target.mostBytes) return { kind: 'too-large' };
      await writer.add(piece);
      report();
    }
  } catch (error) {
    if (error instanceof HttpError) return connectionProblem(error);
    throw error;
  }
  return null;
}

function judgeLength(sizeBytes: number, promisedBytes: number | null, sha256: string): Received {
  if (promisedBytes === null || sizeBytes === promisedBytes) {
    return { kind: 'received', sizeBytes, promisedBytes, sha256 };
  }
  const isShort = sizeBytes < promisedBytes;
  const reason = isShort ? 'short-body' : 'long-body';
  return stopped({ kind: 'transient', reason, retryAfterMs: null }, !isShort);
}

export function connectionProblem(error: HttpError): FetchProblem {
  return { kind: 'transient', reason: `${error.phase}-${error.code}`, retryAfterMs: null };
}

function stopped(problem: FetchProblem, discard: boolean): Received {
  return { kind: 'stopped', problem, discard };
}
