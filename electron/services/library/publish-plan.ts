import { z } from 'zod';
import { writeWhole } from './files.ts';
import { isMonthFolder } from './paths.ts';
import { sidecarSchema } from './sidecar.ts';
import type { Shelf } from './shelf.ts';

const planSchema = z.object({
  format: z.literal('dailies-publish'),
  version: z.literal(1),
  /** Base name in partial/. */
  part: z.string().regex(/^[^/\\]+$/),
  target: z.string().refine(isPublishTarget),
  sidecar: sidecarSchema,
  /** A repair: the sidecar that the new one takes the place of, where that lies elsewhere. */
  replaces: z
    .string()
    .refine((place) => !place.split('/').some((name) => name === '' || name.startsWith('.')))
    .nullable()
    .default(null),
});

/** What will be where, durable before anything moves. */
export type Plan = z.output<typeof planSchema>;

/** "2026-11/2026-11-22 fox a1b2c3.mp4": where the studio puts clips. */
export function isPublishTarget(target: string): boolean {
  const [month = '', name = '', ...rest] = target.split('/');
  return isMonthFolder(month) && name !== '' && !/[\\/]/.test(name) && rest.length === 0;
}

export async function writePlan(shelf: Shelf, planFile: string, plan: Plan): Promise<void> {
  await writeWhole(shelf.disk, `${planFile}.tmp`, planFile, JSON.stringify(plan));
}

/** Null when the text is no plan of ours. */
export function parsePlan(text: string): Plan | null {
  try {
    return planSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
