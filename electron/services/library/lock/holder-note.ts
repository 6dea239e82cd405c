import { createHash } from 'node:crypto';
import { arch, cpus, hostname, platform, totalmem } from 'node:os';
import { z } from 'zod';
import type { Disk } from '../../disk.ts';
import { readText, unlessUnreadable } from '../files.ts';

/** <library>/.dailies/lock.json: who has the library open. The lock itself is the system's; this says whose it is, and that it lives. */
const noteSchema = z.object({
  format: z.literal('dailies-lock'),
  version: z.literal(1),
  /** One opening of the library. */
  id: z.string().min(1).max(100),
  /** What its user calls the computer. */
  machine: z.string().max(300),
  /** The same for all programs on one computer, and hardly ever for two. */
  computer: z.string().max(100),
  process: z.int().min(0),
  sinceMs: z.int().min(0),
  /** Its writer has the system's lock as well, so that on its computer the lock tells whether it lives. */
  isLocked: z.boolean(),
  /** Counts on while its holder lives, so that nobody needs the same clock. */
  beat: z.int().min(0),
});
export type HolderNote = z.output<typeof noteSchema>;

/** Null when there is none, or it cannot be read. */
export async function readNote(disk: Disk, file: string): Promise<HolderNote | null> {
  const text = await unlessUnreadable(() => readText(disk, file));
  if (text === null) return null;
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Whole or not at all to whoever reads it meanwhile. Not synced: a power loss ends what it speaks of. */
export async function writeNote(disk: Disk, file: string, note: HolderNote): Promise<void> {
  const temporary = `${file}.new`;
  const opened = await disk.open(temporary, 'write');
  try {
    await opened.truncate(0);
    await opened.write(new TextEncoder().encode(JSON.stringify(note)), 0);
  } finally {
    await opened.close();
  }
  await disk.rename(temporary, file);
}

export function noteOfThisProcess(id: string, sinceMs: number, isLocked: boolean): HolderNote {
  return {
    format: 'dailies-lock',
    version: 1,
    id,
    machine: hostname(),
    computer: thisComputer(),
    process: process.pid,
    sinceMs,
    isLocked,
    beat: 0,
  };
}

export function isOfThisComputer(note: HolderNote): boolean {
  return note.computer === thisComputer();
}

/** The name alone is not enough: many computers of one make are called the same. */
function thisComputer(): string {
  const traits = [hostname(), platform(), arch(), cpus()[0]?.model ?? '', String(totalmem())];
  return createHash('sha256').update(traits.join('\n')).digest('hex').slice(0, 16);
}
