import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeImage } from '../../stand-in/image.ts';
import { checkDrag } from '../../stand-in/start-drag.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dailies-image-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  // The sums are not looked at, except in the closing chunk, which is always the same.
  const sum = type === 'IEND' ? Buffer.from('ae426082', 'hex') : Buffer.alloc(4);
  return Buffer.concat([length, Buffer.from(type), data, sum]);
}

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * height));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Start of image, a comment, a frame of 40 × 30, end of image: enough for a reader of headers. */
const jpeg = Buffer.from('ffd8' + 'fffe000568690a' + 'ffc0000b08001e002801011100' + 'ffd9', 'hex');

test('the size of a PNG and of a JPEG is read from the file', async () => {
  const wide = nativeImage.createFromPath(await fileOf('a.png', png(64, 36)));
  expect([wide.isEmpty(), wide.getSize()]).toEqual([false, { width: 64, height: 36 }]);
  const photo = nativeImage.createFromPath(await fileOf('a.jpg', jpeg));
  expect([photo.isEmpty(), photo.getSize()]).toEqual([false, { width: 40, height: 30 }]);
});

test.each([
  ['half a PNG', png(64, 36).subarray(0, 40)],
  ['half a JPEG', jpeg.subarray(0, -2)],
  ['a WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 ')],
  ['an empty file', Buffer.alloc(0)],
])('%s is an empty image', async (name, bytes) => {
  expect(nativeImage.createFromPath(await fileOf(name, bytes)).isEmpty()).toBe(true);
});

test('resizing by one side keeps the proportions', async () => {
  const image = nativeImage.createFromPath(await fileOf('b.png', png(160, 90)));
  expect(image.resize({ width: 32 }).getSize()).toEqual({ width: 32, height: 18 });
  expect(image.resize({ height: 45 }).getSize()).toEqual({ width: 80, height: 45 });
});

test('a drag needs files that exist and an icon that can be read', async () => {
  const icon = await fileOf('icon.png', png(16, 16));
  const clip = await fileOf('clip.mp4', Buffer.from('clip'));
  expect(checkDrag({ file: clip, icon })).toEqual({ files: [clip], icon: { width: 16, height: 16 } });
  expect(checkDrag({ file: clip, files: [icon, clip], icon })).toMatchObject({ files: [icon, clip] });
  expect(checkDrag({ file: clip, icon: clip })).toBeNull();
  expect(() => checkDrag({ file: clip, files: [], icon })).toThrow("Must specify either 'file' or 'files'");
  expect(() => checkDrag({ file: clip })).toThrow("'icon' parameter is required");
  expect(() => checkDrag({ file: path.join(folder, 'gone.mp4'), icon })).toThrow('No such file to drag');
});
