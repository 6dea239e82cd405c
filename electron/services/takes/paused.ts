import { z } from 'zod';

/** The flag in the studio's database that keeps the queue from buying; its value says why. */
export const pausedFlag = 'queue-paused';
export const pausedByUser = '1';

/** The database was damaged: an older copy took its place, or an empty one. The user looks first. */
export const pausedByLoss = ['restored', 'begun-anew'] as const;
export type Loss = (typeof pausedByLoss)[number];

export function lossOf(paused: string | null): Loss | null {
  return pausedByLoss.find((loss) => loss === paused) ?? null;
}

/** Between which times (Unix milliseconds) something may have been bought that the copy does not know. */
const unknownTime = z.object({ fromMs: z.number(), toMs: z.number() });
export type UnknownTime = Readonly<z.output<typeof unknownTime>>;
export const unknownTimeFlag = 'unknown-time';

export function unknownTimeText(time: UnknownTime): string {
  return JSON.stringify(time);
}

export function readUnknownTime(text: string | null): UnknownTime | null {
  if (text === null) return null;
  try {
    return unknownTime.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
