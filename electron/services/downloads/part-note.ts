import { z } from 'zod';
import { errorCode, type Disk } from '../disk.ts';

/**
 * What is known of a partial file, in a small JSON beside it. `syncedBytes` of it were on the disk when the note was written, and
 * `sha256` is theirs: whatever a power loss left behind them is not trusted.
 */
const schema = z.object({
  format: z.literal('dailies-part'),
  version: z.literal(1),
  /** Origin and path of the URL; its query may hold a signature and changes. */
  source: z.string(),
  /** What `If-Range` is asked with: a strong ETag or a date. */
  validator: z.string().min(1),
  totalBytes: z.int().min(0).nullable(),
  syncedBytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PartNote = Omit<z.output<typeof schema>, 'format' | 'version'>;

const longestNote = 16 * 1024;

/** Null when there is none, or none that can be relied on. */
export async function readPartNote(disk: Disk, path: string): Promise<PartNote | null> {
  try {
    const file = await disk.open(path, 'read');
    try {
      const bytes = new Uint8Array(longestNote);
      const length = await file.read(bytes, 0);
      const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, length))));
      return parsed.success ? parsed.data : null;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Replaces the note in one step. It is a hint that costs at most a second download, so it is not synced. */
export async function writePartNote(disk: Disk, path: string, note: PartNote): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await disk.open(temporary, 'write');
  try {
    await file.truncate(0);
    const text = JSON.stringify({ format: 'dailies-part', version: 1, ...note });
    await file.write(new TextEncoder().encode(text), 0);
  } finally {
    await file.close();
  }
  await disk.rename(temporary, path);
}
