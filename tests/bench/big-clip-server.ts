/**
 * A process of its own that serves one large, valid MP4: a practice clip followed by a `free` box that fills it up to the
 * wanted size. Prints its URL. Usage: node big-clip-server.ts BYTES
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const size = Number(process.argv[2]);
const clip = readFileSync(path.join(import.meta.dirname, '../../electron/assets/practice/fox-16x9-5s.mp4'));
const freeBytes = size - clip.length;
const header = Buffer.alloc(8);
header.writeUInt32BE(freeBytes, 0);
header.write('free', 4, 'latin1');
const filler = Buffer.alloc(1024 * 1024, 0x5a);

async function send(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': size, etag: '"big"' });
  response.write(clip);
  response.write(header);
  for (let left = freeBytes - header.length; left > 0; left -= filler.length) {
    if (!response.write(left < filler.length ? filler.subarray(0, left) : filler)) {
      await once(response, 'drain');
    }
  }
  response.end();
}

const server = createServer((_request, response) => {
  send(response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/big.mp4`);
});
