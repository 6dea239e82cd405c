import path from 'node:path';
import { z } from 'zod';
import type { Disk, DiskFile } from '../disk.ts';
import { readText } from '../library/files.ts';
import { isSafePlace } from './library-files.ts';

/** What is known of a file that was copied and checked. The times are the source's. */
const copiedFile = z.object({
  path: z.string().refine(isSafePlace),
  sizeBytes: z.int().min(0),
  modifiedMs: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type CopiedFile = z.output<typeof copiedFile>;

const line = z.union([copiedFile, z.object({ gone: z.string().refine(isSafePlace) })]);

/** The list of a copy, in the copy: one line of JSON per file, appended when it is whole, so that a copy that is broken off goes on. */
export type CopyJournal = {
  readonly files: ReadonlyMap<string, CopiedFile>;
  add(file: CopiedFile): Promise<void>;
  /** No longer in the source. */
  drop(place: string): Promise<void>;
  close(): Promise<void>;
};

const header = { format: 'dailies-copy', version: 1 } as const;
const headerSchema = z.looseObject({ format: z.literal(header.format), version: z.literal(header.version) });
const pieceBytes = 1024 * 1024;

/** Reads the list of a copy; null where there is none of ours. A line that was not written to its end counts as not there. */
export async function readJournal(disk: Disk, file: string): Promise<ReadonlyMap<string, CopiedFile> | null> {
  const text = await readWhole(disk, file);
  if (text === null) return null;
  const [first = '', ...rest] = text.split('\n');
  if (!headerSchema.safeParse(parse(first)).success) return null;
  const files = new Map<string, CopiedFile>();
  for (const each of rest) {
    const read = line.safeParse(parse(each));
    if (!read.success) continue;
    if ('gone' in read.data) files.delete(read.data.gone);
    else files.set(read.data.path, read.data);
  }
  return files;
}

/** Opens the list of a copy, or begins one. */
export async function openJournal(disk: Disk, file: string): Promise<CopyJournal> {
  const known = await readJournal(disk, file);
  const files = new Map(known);
  const opened = await disk.open(file, 'write');
  let end = known === null ? 0 : ((await disk.stat(file))?.sizeBytes ?? 0);

  async function append(value: object): Promise<void> {
    const bytes = new TextEncoder().encode(`${JSON.stringify(value)}\n`);
    await opened.write(bytes, end);
    end += bytes.byteLength;
    await opened.sync();
  }

  if (known === null) {
    await opened.truncate(0);
    await append(header);
    await disk.syncFolder(path.dirname(file));
  } else if (!(await endsWithLine(opened, end))) {
    await opened.write(new TextEncoder().encode('\n'), end);
    end += 1;
  }
  return {
    files,
    async add(copied) {
      files.set(copied.path, copied);
      await append(copied);
    },
    async drop(place) {
      files.delete(place);
      await append({ gone: place });
    },
    close: () => opened.close(),
  };
}

async function endsWithLine(file: DiskFile, end: number): Promise<boolean> {
  const last = new Uint8Array(1);
  return end === 0 || ((await file.read(last, end - 1)) === 1 && last[0] === 10);
}

/** Of any length: a large library's list is longer than any other text of ours. */
async function readWhole(disk: Disk, file: string): Promise<string | null> {
  const facts = await disk.stat(file);
  if (facts?.kind !== 'file') return null;
  if (facts.sizeBytes < pieceBytes) return await readText(disk, file);
  const opened = await disk.open(file, 'read');
  try {
    const decoder = new TextDecoder();
    const piece = new Uint8Array(pieceBytes);
    let text = '';
    for (let position = 0; position < facts.sizeBytes; position += pieceBytes) {
      const got = await opened.read(piece, position);
      text += decoder.decode(piece.subarray(0, got), { stream: true });
    }
    return text;
  } finally {
    await opened.close();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
