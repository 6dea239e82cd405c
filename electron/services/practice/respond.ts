import { z } from 'zod';
import { dollar } from '../../../shared/money.ts';
import { balanceOf } from './account.ts';
import { listModels, practiceModels, priceOf } from './models.ts';
import { parseObject } from './parameters.ts';
import { historyJson, predictionJson } from './prediction-json.ts';
import { failure, modelNotFound, predictionNotFound, success, type Reply } from './reply.ts';
import type { Route } from './routes.ts';
import type { World } from './submit.ts';
import { phaseOf, type PracticeTask } from './task.ts';

/** Every call but submit and outputs: what the account asks about. `origin` is where this service answers now. */
export function respond(world: World, route: Route, body: string, origin: string): Reply {
  const json = parseObject(body) ?? {};
  switch (route.name) {
    case 'result':
      return result(world, route.subject, origin);
    case 'history':
      return history(world, json, origin);
    case 'delete':
      return deletePredictions(world, json);
    case 'price':
      return price(json);
    case 'models':
      return success(listModels());
    case 'balance':
      return success({ balance: balanceMicros(world) / dollar });
    case 'billings':
      return billings(world, json);
    case 'submit':
    case 'output':
    case 'unknown':
      return failure(404, 'Not found');
  }
}

export function balanceMicros({ limits, store, clock }: World): number {
  return balanceOf(limits.fundsMicros, store.all(), clock.now());
}

function result({ store, clock }: World, id: string, origin: string): Reply {
  const task = store.find(id);
  const nowMs = clock.now();
  if (task === null || phaseOf(task, nowMs) === 'deleted') return predictionNotFound;
  return success(predictionJson(task, nowMs, origin));
}

const historyQuery = z.object({
  page: z.int().min(1).default(1),
  page_size: z.int().min(1).max(100).default(20),
  model: z.string().optional(),
  status: z.string().optional(),
  created_after: z.iso.datetime().optional(),
  created_before: z.iso.datetime().optional(),
});

function history({ store, clock }: World, json: unknown, origin: string): Reply {
  const parsed = historyQuery.safeParse(json);
  if (!parsed.success) return failure(400, 'Invalid parameter');
  const { page, page_size: size, model, status } = parsed.data;
  const afterMs = Date.parse(parsed.data.created_after ?? '') || 0;
  const beforeMs = Date.parse(parsed.data.created_before ?? '') || Number.MAX_SAFE_INTEGER;
  const nowMs = clock.now();
  const items = store
    .all()
    .filter((task) => phaseOf(task, nowMs) !== 'deleted')
    .filter((task) => model === undefined || task.model === model)
    .filter((task) => task.acceptedMs >= afterMs && task.acceptedMs <= beforeMs)
    .toReversed()
    .map((task) => historyJson(task, nowMs, origin))
    .filter((item) => status === undefined || item['status'] === status);
  return success({ page, items: items.slice((page - 1) * size, page * size) });
}

function deletePredictions({ store, clock }: World, json: Readonly<Record<string, unknown>>): Reply {
  const ids = z.array(z.string()).max(100).safeParse(json['ids']);
  if (!ids.success) return failure(400, 'Invalid parameter: ids');
  const nowMs = clock.now();
  const found = ids.data
    .flatMap((id) => store.find(id) ?? [])
    .filter((task) => phaseOf(task, nowMs) !== 'deleted');
  store.save(found.map((task) => ({ ...task, deletedMs: nowMs })));
  return success({ deleted_count: found.length });
}

const priceQuery = z.object({
  model_id: z.string(),
  inputs: z.looseObject({ duration: z.literal([5, 10]).default(5) }),
});

function price(json: unknown): Reply {
  const parsed = priceQuery.safeParse(json);
  if (!parsed.success) return failure(400, 'Invalid parameter');
  if (!practiceModels.includes(parsed.data.model_id)) return modelNotFound;
  const dollars = priceOf(parsed.data.inputs.duration) / dollar;
  return success({ price: dollars, discounted_price: dollars, discount_rate: 0, currency: 'USD' });
}

const billingsQuery = z.object({
  prediction_uuids: z.array(z.string()).optional(),
  page: z.int().min(1).default(1),
  page_size: z.int().min(1).max(100).default(10),
});

/** One entry per charge, as the service's own page shows it; that a refund is an entry of its own kind is a guess. */
function billings({ store, clock }: World, json: unknown): Reply {
  const parsed = billingsQuery.safeParse(json);
  if (!parsed.success) return failure(400, 'Invalid parameter');
  const { prediction_uuids: wanted, page, page_size: size } = parsed.data;
  const nowMs = clock.now();
  const items = store
    .all()
    .filter((task) => wanted === undefined || wanted.includes(task.id))
    .flatMap((task) => {
      const isRefunded = task.refundMs !== null && task.refundMs <= nowMs;
      const charge = billingJson(task, 'deduct', task.acceptedMs);
      return isRefunded ? [charge, billingJson(task, 'refund', task.refundMs ?? nowMs)] : [charge];
    })
    .toReversed();
  return success({ page, total: items.length, items: items.slice((page - 1) * size, page * size) });
}

function billingJson(task: PracticeTask, kind: 'deduct' | 'refund', atMs: number) {
  const at = new Date(atMs).toISOString();
  const price = task.costMicros / dollar;
  return {
    uuid: `${task.id}${kind}`,
    billing_type: kind,
    price,
    created_at: at,
    updated_at: at,
    order: { uuid: task.id, state: 'done', price, origin_price: price, status: '' },
    prediction: { uuid: task.id, model_uuid: task.model },
    access_key_name: '',
  };
}
