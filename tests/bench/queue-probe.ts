/**
 * Loaded into the studio's main process before anything else: tells over loopback how its event loop, processor and memory fare.
 * `GET /` answers with what happened since the last question. The port is written into DAILIES_BENCH_PROBE.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export type Probe = {
  /** How late the loop came, beyond the probe's own pace. */
  readonly loopDelayP99Ms: number;
  readonly cpuMs: number;
  /** After a full collection. */
  readonly heapBytes: number;
};

const paceMs = 10;
const file = process.env['DAILIES_BENCH_PROBE'];
if (file !== undefined) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const delays = monitorEventLoopDelay({ resolution: paceMs });
  delays.enable();
  let cpu = process.cpuUsage();
  const server = createServer((_request, response) => {
    const { user, system } = process.cpuUsage(cpu);
    const loopDelayP99Ms = Math.max(0, delays.percentile(99) / 1e6 - paceMs);
    collect();
    const probe: Probe = {
      loopDelayP99Ms,
      cpuMs: (user + system) / 1000,
      heapBytes: process.memoryUsage().heapUsed,
    };
    response.end(JSON.stringify(probe), () => {
      delays.reset();
      cpu = process.cpuUsage();
    });
  });
  server.listen(0, '127.0.0.1', () => writeFileSync(file, String((server.address() as AddressInfo).port)));
  server.unref();
}
