import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type SecondInstance = { readonly argv: string[]; readonly workingDirectory: string };

/** Longest path a Unix socket may have on every system. */
const longestSocketPath = 100;

/** Connects, hands over what stands in its first argument, and waits for the other side to close. */
const handOver = `
const [where, message] = process.argv.slice(1);
const socket = require('node:net').connect(where, () => socket.end(message));
socket.on('error', () => process.exit(1)).resume().on('end', () => process.exit(0));
`;

function socketOf(userData: string): string {
  const hash = createHash('sha256').update(userData).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\dailies-stand-in-${hash}`;
  const inside = path.join(userData, 'stand-in.sock');
  return Buffer.byteLength(inside) <= longestSocketPath
    ? inside
    : path.join(tmpdir(), `dailies-stand-in-${hash}.sock`);
}

function listen(socket: string, onSecond: (second: SecondInstance) => void): Server | null {
  const server = createServer((connection) => {
    let text = '';
    connection.setEncoding('utf8');
    connection.on('data', (part: string) => (text += part));
    connection.on('end', () => onSecond(JSON.parse(text) as SecondInstance));
    connection.on('error', () => connection.destroy());
  });
  // A name in use is told by `listening` below; the event says it once more.
  server.on('error', () => undefined);
  server.listen(socket);
  server.unref();
  return server.listening ? server : null;
}

/**
 * True in the first process with this user data folder; any other hands its arguments to the first one. The lock is a bound local
 * socket: it works without waiting, as Electron's does, and one left behind by a killed process answers nobody and is replaced.
 */
export function lockInstance(userData: string, onSecond: (second: SecondInstance) => void): boolean {
  mkdirSync(userData, { recursive: true });
  const socket = socketOf(userData);
  if (listen(socket, onSecond) !== null) return true;
  const message: SecondInstance = { argv: process.argv, workingDirectory: process.cwd() };
  try {
    execFileSync(process.execPath, ['-e', handOver, socket, JSON.stringify(message)], { stdio: 'ignore' });
    return false;
  } catch {
    rmSync(socket, { force: true });
    return listen(socket, onSecond) !== null;
  }
}
