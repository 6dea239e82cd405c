import type { Disk } from '../disk.ts';
import { walkBoxes } from '../mp4-boxes.ts';
import { probeClip } from '../probe-clip.ts';
import type { FetchProblem, MediaFacts } from './download.ts';

export type Checked = { readonly kind: 'clip'; readonly facts: MediaFacts } | FetchProblem;

/**
 * Is this whole file a clip? A file cut short counts as a broken connection where the server never said how long it is, and as a bad
 * file where it did.
 */
export async function checkPart(
  disk: Disk,
  path: string,
  size: { readonly receivedBytes: number; readonly promisedBytes: number | null },
): Promise<Checked> {
  const file = await disk.open(path, 'read');
  try {
    const verdict = await walkBoxes(file, size.receivedBytes);
    if (verdict === 'foreign') return { kind: 'not-a-video', reason: 'no-ftyp' };
    if (verdict === 'truncated' && size.promisedBytes === null) {
      return { kind: 'transient', reason: 'truncated', retryAfterMs: null };
    }
    if (verdict === 'truncated') return { kind: 'not-a-video', reason: 'truncated' };
  } finally {
    await file.close();
  }
  const facts = await probeClip(disk, path);
  return facts === null ? { kind: 'not-a-video', reason: 'unreadable' } : { kind: 'clip', facts };
}
