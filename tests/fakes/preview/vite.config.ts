import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const clips = path.resolve(import.meta.dirname, '../../../electron/assets/practice');
const posters = mkdtempSync(path.join(tmpdir(), 'dailies-preview-'));

/** The practice clip that an id of fakes/bridge/footage.ts stands for, or null. */
function clipFile(id: string): string | null {
  const [, scene, ratio, seconds] = /^c([a-z]+)x(\d+x\d+)x(\d+)s\d+$/.exec(id) ?? [];
  const file = path.join(clips, `${scene}-${ratio}-${seconds}s.mp4`);
  return existsSync(file) ? file : null;
}

function posterFile(clip: string): string {
  const poster = path.join(posters, `${path.basename(clip)}.jpg`);
  if (!existsSync(poster))
    execFileSync('ffmpeg', ['-v', 'error', '-ss', '2', '-i', clip, '-frames:v', '1', '-q:v', '3', poster]);
  return poster;
}

function send(response: ServerResponse, file: string, type: string, range: string | undefined): void {
  const { size } = statSync(file);
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(from);
  const end = to === '' ? size - 1 : Number(to);
  response.writeHead(range === undefined ? 200 : 206, {
    'content-type': type,
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${size}`,
  });
  createReadStream(file, { start, end }).pipe(response);
}

const media: Plugin = {
  name: 'practice-media',
  configureServer(server) {
    server.middlewares.use('/media', (request, response) => {
      const [, kind = '', id = ''] = new URL(request.url ?? '', 'http://preview').pathname.split('/');
      const clip = clipFile(id);
      if (clip === null) response.writeHead(404).end();
      else if (kind === 'poster') send(response, posterFile(clip), 'image/jpeg', undefined);
      else send(response, clip, 'video/mp4', request.headers.range);
    });
  },
};

/** `npx vite --config tests/fakes/preview/vite.config.ts --port N`: the app on the fake bridge, for looking at. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: path.join(posters, 'vite'),
  plugins: [react(), media],
  server: { host: '127.0.0.1', fs: { allow: [path.resolve(import.meta.dirname, '../../..')] } },
});
