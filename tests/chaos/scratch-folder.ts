import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Memory where the system offers it as a folder: nothing here has to outlive the run, and syncing costs nothing there. */
const memory = '/dev/shm';

export function scratchFolder(): string {
  return mkdtempSync(path.join(isWritable(memory) ? memory : tmpdir(), 'dailies-chaos-'));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
