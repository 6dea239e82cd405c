import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Dice } from '../dice.ts';
import { sidecarsIn } from './view.ts';

const sample = readFileSync(
  path.resolve(import.meta.dirname, '../../../electron/assets/practice/desert-16x9-5s.mp4'),
);
const boxBytes = 16;

/** A real video that is like no other. */
export function videoNumber(number: number): { readonly bytes: Buffer; readonly sha256: string } {
  const box = Buffer.alloc(boxBytes);
  box.writeUInt32BE(boxBytes, 0);
  box.write('free', 4);
  box.writeUInt32BE(number, 8);
  const bytes = Buffer.concat([sample, box]);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A film that somebody puts into the folder of a month. */
export function dropVideo(root: string, number: number, nowMs: number): string {
  const folder = path.join(root, '2026-11');
  mkdirSync(folder, { recursive: true });
  const { bytes, sha256 } = videoNumber(number);
  const file = path.join(folder, `film ${number}.mp4`);
  writeFileSync(file, bytes);
  touch(file, nowMs);
  return sha256;
}

type OutsideEdit = {
  readonly id: string;
  /** What the sidecar says now of these fields. */
  readonly fields: { readonly rating?: number; readonly notes?: string; readonly tags?: readonly string[] };
};

/** Another program writes into a sidecar; null when there is none. Fields it does not know it leaves. */
export function editSomeSidecar(root: string, dice: Dice, nowMs: number): OutsideEdit | null {
  const all = [...sidecarsIn(root)]
    .filter(([, text]) => isWhole(text))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [file, text] = all[dice.whole(0, Math.max(0, all.length - 1))] ?? [];
  if (file === undefined || text === undefined) return null;
  const sidecar = JSON.parse(text) as { id: string; tags: string[]; mood?: string };
  const fields = dice.pick<OutsideEdit['fields']>([
    { rating: dice.whole(0, 5) },
    { notes: `outside ${dice.random.id(6)}` },
    { tags: [...sidecar.tags, `outside-${dice.random.id(4)}`] },
  ]);
  writeFileSync(file, JSON.stringify({ ...sidecar, ...fields, mood: 'kept' }, null, 1));
  touch(file, nowMs);
  return { id: sidecar.id, fields };
}

/** A clip, with its sidecar or without it, goes to another folder or gets another name. */
export function moveSomeVideo(root: string, dice: Dice): boolean {
  const sidecars = [...sidecarsIn(root).keys()].filter((file) => !file.includes('.dailies')).toSorted();
  const beside = sidecars[dice.whole(0, Math.max(0, sidecars.length - 1))];
  const video = beside?.replace(/\.json$/, '.mp4');
  if (beside === undefined || video === undefined || !existsSync(video)) return false;
  const folder = path.join(root, dice.pick(['2026-10', '2026-11', 'Best']));
  mkdirSync(folder, { recursive: true });
  const stem = path.join(folder, `moved ${dice.random.id(4)}`);
  renameSync(video, `${stem}.mp4`);
  if (dice.chance(0.6)) renameSync(beside, `${stem}.json`);
  return true;
}

/** A sidecar is cut off, as by a program that dies while it writes. */
export function halveSomeSidecar(root: string, dice: Dice, nowMs: number): string | null {
  const all = [...sidecarsIn(root)]
    .filter(([, text]) => isWhole(text))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [file, text] = all[dice.whole(0, Math.max(0, all.length - 1))] ?? [];
  if (file === undefined || text === undefined) return null;
  writeFileSync(file, text.slice(0, dice.whole(1, text.length - 3)));
  touch(file, nowMs);
  return (JSON.parse(text) as { id: string }).id;
}

function isWhole(text: string): boolean {
  try {
    return (JSON.parse(text) as { format?: string }).format === 'dailies-clip';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** In the schedule's time, as all that the library writes. */
function touch(file: string, nowMs: number): void {
  utimesSync(file, nowMs / 1000, nowMs / 1000);
}
