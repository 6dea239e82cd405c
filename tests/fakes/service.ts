/**
 * The practice service by itself, for experiments: node tests/fakes/service.ts --port N --speed 100 --key K --store FILE.
 * Prints its base URL and runs until interrupted.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createClock } from '../../electron/services/clock.ts';
import { startPracticeService } from '../../electron/services/practice/practice-service.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    speed: { type: 'string', default: '1' },
    key: { type: 'string' },
    store: { type: 'string' },
    /** Pads every output to this many bytes. */
    'output-size': { type: 'string' },
    'per-minute': { type: 'string' },
    concurrent: { type: 'string' },
  },
});

const service = await startPracticeService({
  clock: createClock(),
  clipsFolder: path.join(import.meta.dirname, '../../electron/assets/practice'),
  storeFile: values.store ?? null,
  key: values.key ?? null,
  speed: Number(values.speed),
  port: Number(values.port),
  limits: {
    ...(values['per-minute'] !== undefined && { perMinute: Number(values['per-minute']) }),
    ...(values.concurrent !== undefined && { concurrent: Number(values.concurrent) }),
  },
});
const outputBytes = values['output-size'];
if (outputBytes !== undefined) {
  service.faults.add({
    route: 'output',
    times: Infinity,
    fault: { kind: 'size', bytes: Number(outputBytes) },
  });
}
console.log(service.baseUrl.href);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    service.close().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
  });
}
