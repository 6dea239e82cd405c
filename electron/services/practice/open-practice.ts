import type { Clock, Http, Log, Random } from '../ports.ts';
import type { NotSent, WavespeedClient } from '../wavespeed/client.ts';
import { createClient } from '../wavespeed/create-client.ts';
import { startPracticeService, type PracticeService } from './practice-service.ts';

type Ports = { readonly clock: Clock; readonly random: Random; readonly log: Log; readonly http: Http };
type Options = {
  /** Absolute paths. */
  readonly clipsFolder: string;
  readonly storeFile: string;
  readonly speed: number;
};
type Started = { readonly service: PracticeService; readonly client: WavespeedClient };

/** In the studio's own process, so the answer is only that nothing was sent: the next question tries to start it again. */
const notStarted: NotSent = { kind: 'not-sent', code: 'PRACTICE' };
const keyLength = 32;

/** The practice service behind a client that starts it with the first question. Its predictions survive restarts in a file. */
export function openPractice(
  ports: Ports,
  options: Options,
): { readonly client: WavespeedClient; close(): Promise<void> } {
  let started: Promise<Started | null> | null = null;

  async function start(): Promise<Started> {
    // Threat: other programs of this machine, and pages that have a name resolve to it, reach its port; the history holds prompts.
    const key = ports.random.id(keyLength);
    const service = await startPracticeService({
      ...ports,
      ...options,
      key,
      // The studio's own limits are practised; the service refuses by its magic words, not by surprise.
      limits: { perMinute: 5000, concurrent: 5000 },
    });
    return { service, client: createClient(ports, { baseUrl: service.baseUrl, key: async () => key }) };
  }

  function running(): Promise<Started | null> {
    started ??= start().catch((error: unknown) => {
      ports.log.error('practice.start', error);
      started = null;
      return null;
    });
    return started;
  }

  async function through<T>(ask: (client: WavespeedClient) => Promise<T>): Promise<T | NotSent> {
    const now = await running();
    return now === null ? notStarted : ask(now.client);
  }

  return {
    client: {
      submit: (model, recipe) => through((client) => client.submit(model, recipe)),
      result: (remoteId) => through((client) => client.result(remoteId)),
      history: (query) => through((client) => client.history(query)),
      price: (model, recipe) => through((client) => client.price(model, recipe)),
      balance: () => through((client) => client.balance()),
      billings: (remoteIds) => through((client) => client.billings(remoteIds)),
    },
    async close() {
      await (await started)?.service.close();
    },
  };
}
