import { z } from 'zod';

/**
 * What the service sends, read leniently: every field may be missing, null or of another type (reference: Shapes vary), and none
 * of that may cost a clip. A schema here never fails on a field; it says "absent" instead.
 */
const text = z.string().optional().catch(undefined);
const number = z
  .union([z.number(), z.string().trim().min(1).transform(Number)])
  .pipe(z.number())
  .optional()
  .catch(undefined);
const object = z.record(z.string(), z.unknown()).optional().catch(undefined);

/** `code` is HTTP-like here; `data.code` is the task's own (reference: Two codes). */
const envelope = z.looseObject({
  code: number,
  message: z.unknown().optional(),
  error: z.unknown().optional(),
  error_code: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  data: z.unknown().optional(),
  executionTime: number,
});
export type WireEnvelope = z.output<typeof envelope>;

const prediction = z.looseObject({
  id: z
    .union([z.string(), z.int().transform(String)])
    .optional()
    .catch(undefined),
  model: text,
  status: text,
  code: number,
  outputs: z.unknown().optional(),
  has_nsfw_contents: z.unknown().optional(),
  created_at: z.union([z.string(), z.number()]).optional().catch(undefined),
  error: z.unknown().optional(),
  message: z.unknown().optional(),
  timings: z.looseObject({ inference: number }).optional().catch(undefined),
  executionTime: number,
  input: object,
  inputs: object,
});
export type WirePrediction = z.output<typeof prediction>;

const history = z.looseObject({ items: z.array(z.unknown()).nullable() });
const price = z.looseObject({ price: number, discounted_price: number, currency: text });
const balance = z.looseObject({ balance: number });

/** The service's own page shows `prediction.uuid`, `billing_type` and `price`; the other names are guesses. */
const billing = z.looseObject({
  billing_type: text,
  type: text,
  price: number,
  amount: number,
  prediction: z.looseObject({ uuid: text, id: text }).optional().catch(undefined),
  prediction_uuid: text,
  prediction_id: text,
  order: z.looseObject({ state: text }).optional().catch(undefined),
});
export type WireBilling = z.output<typeof billing>;

/** The envelope of an answer, or null when the text is not a JSON object: HTML, half a JSON, nothing at all. */
export function readEnvelope(body: string): WireEnvelope | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  return envelope.safeParse(json).data ?? null;
}

/** `data`, or the body itself where an answer came without the envelope. */
export function readPrediction(answer: WireEnvelope): WirePrediction | null {
  const parsed = prediction.safeParse(answer.data);
  if (parsed.success) return parsed.data;
  return 'id' in answer && 'status' in answer ? (prediction.safeParse(answer).data ?? null) : null;
}

/** Null when there is no list at all; an empty list may come as null, as Go writes it. */
export function readHistory(answer: WireEnvelope): readonly WirePrediction[] | null {
  const parsed = history.safeParse(Array.isArray(answer.data) ? { items: answer.data } : answer.data);
  if (!parsed.success) return null;
  return (parsed.data.items ?? []).flatMap((item) => {
    const read = prediction.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

/** Null when there is no list at all. */
export function readBillings(answer: WireEnvelope): readonly WireBilling[] | null {
  const parsed = history.safeParse(Array.isArray(answer.data) ? { items: answer.data } : answer.data);
  if (!parsed.success) return null;
  return (parsed.data.items ?? []).flatMap((item) => {
    const read = billing.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

export function readPrice(answer: WireEnvelope): z.output<typeof price> | null {
  return price.safeParse(answer.data).data ?? null;
}

export function readBalance(answer: WireEnvelope): number | null {
  return balance.safeParse(answer.data).data?.balance ?? null;
}

/** Text of a field that may be text or an object with a message. */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'object' && value !== null && 'message' in value) return readText(value.message);
  return null;
}
