import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { median, rounded } from './median.ts';

const sizeMB = 500;
const rounds = 3;

/**
 * 500 MB from loopback into a checked, hashed, synced file: ours in a process of its own, against curl, then sha256sum, then
 * sync of the file. Rounds alternate, so that the machine's moods fall on both.
 */
export async function run(): Promise<Record<string, number>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-bench-'));
  const server = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'big-clip-server.ts'), String(sizeMB * 1024 * 1024)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const url = await firstLine(server);
    const ours: { seconds: number; rssGrowthMB: number }[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await fetchOurs(url, folder));
      theirs.push(await fetchTheirs(url, path.join(folder, 'curl.mp4')));
    }
    const oursMBps = sizeMB / median(ours.map(({ seconds }) => seconds));
    const curlMBps = sizeMB / median(theirs);
    return {
      oursMBps: rounded(oursMBps, 1),
      curlMBps: rounded(curlMBps, 1),
      ratio: rounded(oursMBps / curlMBps, 3),
      rssGrowthMB: rounded(Math.max(...ours.map(({ rssGrowthMB }) => rssGrowthMB)), 1),
    };
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('No output to read');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line;
}

async function fetchOurs(url: string, folder: string): Promise<{ seconds: number; rssGrowthMB: number }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'download-child.ts'), url, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await firstLine(child)) as { seconds: number; rssGrowthMB: number };
}

async function fetchTheirs(url: string, file: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(
    'sh',
    ['-c', 'curl -sS -o "$1" "$0" && sha256sum "$1" >/dev/null && sync "$1"', url, file],
    {
      stdio: 'inherit',
    },
  );
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`curl, sha256sum and sync ended with ${code}`);
  const seconds = (performance.now() - startedAt) / 1000;
  await rm(file);
  return seconds;
}
