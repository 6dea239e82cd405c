/**
 * Renders the practice clips: node tests/practice-clips/make.ts [FOLDER]. Needs ffmpeg and a Chromium: the system's, Playwright's
 * own, or the one CHROMIUM names.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { Scene } from './scenes/frame.ts';

type PictureClip = {
  readonly scene: string;
  readonly shape: keyof typeof sizes;
  readonly seconds: 5 | 10;
  readonly seed: number;
};

const framesPerSecond = 24;
const sizes = { '16x9': [1280, 720], '9x16': [720, 1280], '1x1': [720, 720] } as const;
const clips: readonly PictureClip[] = [
  { scene: 'fox', shape: '16x9', seconds: 5, seed: 3 },
  { scene: 'fox', shape: '9x16', seconds: 5, seed: 8 },
  { scene: 'neon', shape: '16x9', seconds: 5, seed: 5 },
  { scene: 'neon', shape: '9x16', seconds: 10, seed: 11 },
  { scene: 'lighthouse', shape: '16x9', seconds: 10, seed: 2 },
  { scene: 'lighthouse', shape: '1x1', seconds: 5, seed: 6 },
  { scene: 'forest', shape: '16x9', seconds: 5, seed: 4 },
  { scene: 'forest', shape: '9x16', seconds: 5, seed: 9 },
  { scene: 'desert', shape: '16x9', seconds: 5, seed: 7 },
  { scene: 'aurora', shape: '16x9', seconds: 10, seed: 13 },
  { scene: 'balloon', shape: '16x9', seconds: 5, seed: 12 },
  { scene: 'balloon', shape: '1x1', seconds: 10, seed: 15 },
  { scene: 'boats', shape: '16x9', seconds: 5, seed: 10 },
  { scene: 'boats', shape: '1x1', seconds: 5, seed: 14 },
];

const studioPage =
  '<canvas></canvas><script type="module">import { scenes } from "/scenes.ts"; window.scenes = scenes</script>';

/** The scenes as modules for a browser: their types taken away on the way. */
async function serveScenes(): Promise<Server> {
  const folder = path.join(import.meta.dirname, 'scenes');
  const server = createServer((request, response) => {
    const name = /^\/([a-z]+\.ts)$/.exec(request.url ?? '')?.[1];
    response.setHeader('content-type', name === undefined ? 'text/html' : 'text/javascript');
    response.end(
      name === undefined ? studioPage : stripTypeScriptTypes(readFileSync(path.join(folder, name), 'utf8')),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** One frame as a JPEG. */
async function paint(page: Page, clip: PictureClip, frame: number): Promise<Buffer> {
  const [w, h] = sizes[clip.shape];
  const moment = { ...clip, w, h, t: frame / framesPerSecond };
  const base64 = await page.evaluate(({ scene, w, h, t, seconds, seed }) => {
    const { scenes } = globalThis as unknown as { scenes: Record<string, Scene> };
    const canvas = document.querySelector('canvas');
    const c = canvas?.getContext('2d', { willReadFrequently: true });
    if (canvas === null || c === null || c === undefined) throw new Error('No canvas');
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    scenes[scene]?.({ c, w, h, t, d: seconds, seed });
    return canvas.toDataURL('image/jpeg', 0.92).slice('data:image/jpeg;base64,'.length);
  }, moment);
  return Buffer.from(base64, 'base64');
}

function encoder(file: string) {
  const input = ['-f', 'image2pipe', '-c:v', 'mjpeg', '-framerate', String(framesPerSecond), '-i', '-'];
  const video = [
    '-c:v',
    'libx264',
    '-profile:v',
    'high',
    '-pix_fmt',
    'yuv420p',
    '-preset',
    'slow',
    '-crf',
    '30',
  ];
  const container = ['-movflags', '+faststart', '-map_metadata', '-1', file];
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
  return spawn('ffmpeg', [...quiet, ...input, ...video, ...container], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
}

async function render(page: Page, clip: PictureClip, folder: string): Promise<string> {
  const file = path.join(folder, `${clip.scene}-${clip.shape}-${clip.seconds}s.mp4`);
  const ffmpeg = encoder(file);
  const ended = once(ffmpeg, 'close');
  for (let frame = 0; frame < clip.seconds * framesPerSecond; frame += 1) {
    if (!ffmpeg.stdin.write(await paint(page, clip, frame))) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new Error(`ffmpeg ended with ${String(exitCode)}`);
  return file;
}

const folder = process.argv[2] ?? '.';
mkdirSync(folder, { recursive: true });
const installed = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const server = await serveScenes();
const browser = await chromium.launch({
  ...(existsSync(installed) && { executablePath: installed }),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
await page.waitForFunction('window.scenes');
for (const clip of clips) console.log(await render(page, clip, folder));
await browser.close();
server.close();
