/** So long a clip stays in the library's trash before it goes on to the system's. */
export const trashDays = 30;

const dayMs = 24 * 60 * 60_000;

/** When its stay in the trash ends. */
export function trashEndsMs(trashedAtMs: number): number {
  return trashedAtMs + trashDays * dayMs;
}
