import * as fs from 'node:fs';
import path from 'node:path';
import type { Disk, DiskFile } from '../../electron/services/disk.ts';

/**
 * Who has the library is no part of a schedule's story: its note is read and written at once, and nothing befalls it. Seeds go on telling
 * what they told before there was a lock. That a note may be lost, and its writer killed, is for the tests of the lock.
 */
export function withLockNotes(port: Disk): Disk {
  return {
    ...port,
    stat: (target) => (isNote(target) ? Promise.resolve(factsOf(target)) : port.stat(target)),
    open: (target, mode) =>
      isNote(target)
        ? Promise.resolve(noteFile(fs.openSync(target, mode === 'read' ? 'r' : 'w+')))
        : port.open(target, mode),
    rename: (from, to) => (isNote(to) ? Promise.resolve(fs.renameSync(from, to)) : port.rename(from, to)),
  };
}

function isNote(target: string): boolean {
  return path.basename(target).startsWith('lock.json');
}

function factsOf(target: string): Awaited<ReturnType<Disk['stat']>> {
  const facts = fs.lstatSync(target, { throwIfNoEntry: false });
  if (facts === undefined) return null;
  return { kind: 'file', sizeBytes: facts.size, modifiedMs: Math.round(facts.mtimeMs) };
}

function noteFile(handle: number): DiskFile {
  return {
    read: async (into, position) => fs.readSync(handle, into, 0, into.byteLength, position),
    write: async (bytes, position) => void fs.writeSync(handle, bytes, 0, bytes.byteLength, position),
    truncate: async (sizeBytes) => fs.ftruncateSync(handle, sizeBytes),
    sync: async () => {},
    close: async () => fs.closeSync(handle),
  };
}
