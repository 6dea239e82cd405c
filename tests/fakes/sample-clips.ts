import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaFacts } from '../../electron/services/downloads/download.ts';

export type SampleClip = { readonly bytes: Buffer; readonly sha256: string; readonly facts: MediaFacts };

const folder = path.join(import.meta.dirname, '../../electron/assets/practice');

/** One of the real clips of the practice service. */
export async function sampleClip(name = 'fox-16x9-5s'): Promise<SampleClip> {
  const bytes = await readFile(path.join(folder, `${name}.mp4`));
  return { bytes, sha256: sha256Of(bytes), facts: factsOf(name) };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function factsOf(name: string): MediaFacts {
  const sizes = { '16x9': [1280, 720], '9x16': [720, 1280], '1x1': [720, 720] } as const;
  const [, ratio = '16x9', seconds = '5s'] = name.split('-');
  const [width, height] = sizes[ratio as keyof typeof sizes];
  return { width, height, durationMs: Number.parseInt(seconds, 10) * 1000, fps: 24, codec: 'avc1.64001f' };
}
