import { estimateMicros, type Micros } from '../../../shared/money.ts';
import { klingModel, promptLimit, type Duration } from '../../../shared/recipe.ts';

/** The model of the endpoint's page and the drop-in that takes the same parameters. */
export const practiceModels: readonly string[] = [klingModel, 'kwaivgi/kling-v2.1-t2v-master'];

export function priceOf(durationS: Duration): Micros {
  return estimateMicros(durationS);
}

/** As `GET /models` lists them (reference: Models and forms from data). */
export function listModels(): readonly unknown[] {
  return practiceModels.map((model) => ({
    model_id: model,
    name: model,
    type: 'text-to-video',
    base_price: 1.3,
    formula: 'duration > 5 ? 2.6 : 1.3',
    api_schema: {
      api_schemas: [
        { type: 'model_run', method: 'POST', api_path: `/api/v3/${model}`, request_schema: requestSchema },
      ],
    },
  }));
}

const requestSchema = {
  type: 'object',
  required: ['prompt'],
  'x-order-properties': ['prompt', 'negative_prompt', 'aspect_ratio', 'duration'],
  properties: {
    prompt: { type: 'string', maxLength: promptLimit },
    negative_prompt: { type: 'string', maxLength: promptLimit },
    aspect_ratio: { type: 'string', enum: ['16:9', '9:16', '1:1'], default: '16:9' },
    duration: { type: 'integer', enum: [5, 10], default: 5 },
  },
};
