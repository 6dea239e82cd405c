import { z } from 'zod';
import { aspectRatios, durations, promptLength, promptLimit } from '../../../shared/recipe.ts';
import { failure, refusal, type Reply } from './reply.ts';

const inputs = z.object({
  prompt: z.string(),
  negative_prompt: z.string().default(''),
  aspect_ratio: z.enum(aspectRatios).default('16:9'),
  duration: z.literal(durations).default(5),
});
export type PracticeInputs = z.output<typeof inputs>;

/** The endpoint's parameters (reference: Submit and result), or the answer that refuses them. */
export function readInputs(body: string): { readonly inputs: PracticeInputs } | { readonly refusal: Reply } {
  const json = parseObject(body);
  if (json === null) return { refusal: failure(400, 'Invalid JSON body') };
  const prompt = json['prompt'];
  if (prompt === undefined || prompt === null || (typeof prompt === 'string' && prompt.trim() === '')) {
    return { refusal: refusal(1400, 'Missing required parameter: prompt') };
  }
  const parsed = inputs.safeParse(json);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? 'body');
    return { refusal: refusal(1401, `Invalid parameter: ${name}`) };
  }
  for (const name of ['prompt', 'negative_prompt'] as const) {
    if (promptLength(parsed.data[name]) > promptLimit) {
      return {
        refusal: refusal(1401, `Invalid parameter: ${name} is longer than ${promptLimit} characters`),
      };
    }
  }
  return { inputs: parsed.data };
}

const object = z.record(z.string(), z.unknown());

export function parseObject(body: string): Readonly<Record<string, unknown>> | null {
  try {
    return object.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
