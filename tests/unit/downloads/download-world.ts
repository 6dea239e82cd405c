import path from 'node:path';
import type { Disk } from '../../../electron/services/disk.ts';
import type { FetchOutcome, FetchProgress } from '../../../electron/services/downloads/download.ts';
import { createDownloads } from '../../../electron/services/downloads/downloads.ts';
import { createHttp } from '../../../electron/services/http.ts';
import { sampleClip } from '../../fakes/sample-clips.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { breakingHttp } from './clip-server.ts';

export const clip = await sampleClip();
export const half = clip.bytes.byteLength >> 1;
export const etag = '"v1"';

type FetchOptions = { allowLoopback?: boolean; signal?: AbortSignal; onProgress?: () => void };
type Fetch = (url: string, options?: FetchOptions) => Promise<FetchOutcome>;

export async function setUp(options: { disk?: Disk; mostBytes?: number } = {}) {
  const folder = await scratchFolder();
  const { disk, mostBytes } = options;
  const downloads = createDownloads(
    { http: breakingHttp(createHttp()), log: silentLog, ...(disk && { disk }) },
    { idleMs: 2000, ...(mostBytes !== undefined && { mostBytes }) },
  );
  const progress: FetchProgress[] = [];
  const fetch: Fetch = (url, { allowLoopback = true, signal, onProgress } = {}) =>
    downloads.fetch({
      url,
      folder,
      name: 'take1',
      allowLoopback,
      onProgress: (seen) => {
        progress.push(seen);
        onProgress?.();
      },
      ...(signal && { signal }),
    });
  const part = path.join(folder, 'take1.part');
  return { folder, downloads, fetch, part, note: `${part}.json`, progress };
}

export function fetched(part: string): FetchOutcome {
  return {
    kind: 'fetched',
    file: { path: part, sizeBytes: clip.bytes.byteLength, sha256: clip.sha256, facts: clip.facts },
  };
}
