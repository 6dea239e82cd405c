import path from 'node:path';
import type { Disk } from '../disk.ts';
import type { MediaFacts } from '../downloads/download.ts';
import { walkBoxes } from '../mp4-boxes.ts';
import { probeClip } from '../probe-clip.ts';

/** `unfinished`: it begins as a clip and ends too soon, as a file does that is still being written. */
export type SourceCheck =
  | { readonly kind: 'clip'; readonly facts: MediaFacts }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'not-a-video' };

/** Looks whether a file from outside is a whole clip. A QuickTime film of old may begin without `ftyp`; the demuxer decides there. */
export async function checkSource(disk: Disk, file: string): Promise<SourceCheck> {
  const sizeBytes = (await disk.stat(file))?.sizeBytes ?? 0;
  if (path.extname(file).toLowerCase() !== '.webm') {
    const opened = await disk.open(file, 'read');
    try {
      if ((await walkBoxes(opened, sizeBytes)) === 'truncated') return { kind: 'unfinished' };
    } finally {
      await opened.close();
    }
  }
  const facts = await probeClip(disk, file);
  return facts === null ? { kind: 'not-a-video' } : { kind: 'clip', facts };
}
