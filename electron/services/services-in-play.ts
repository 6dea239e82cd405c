import type { Service, Services } from './service.ts';
import type { WavespeedClient } from './wavespeed/client.ts';

type Options = {
  readonly liveBase: URL;
  readonly liveIsLoopback: boolean;
  readonly liveClient: WavespeedClient;
  /** Starts the practice service on the first call and answers with the same client from then on. */
  openPractice(): Promise<WavespeedClient>;
  hasKey(): boolean;
};

/** With a key, takes are bought from the live service; without one, made by the practice service. Both stay reachable. */
export function createServices(options: Options): Services {
  const live: Service = {
    id: options.liveBase.href,
    kind: 'live',
    client: options.liveClient,
    isLoopback: options.liveIsLoopback,
  };
  const practice: Service = {
    id: 'practice',
    kind: 'practice',
    client: startedOnFirstUse(options.openPractice),
    isLoopback: true,
  };
  return {
    current: () => (options.hasKey() ? live : practice),
    byId(id) {
      if (id === practice.id) return practice;
      return id === live.id ? live : null;
    },
  };
}

function startedOnFirstUse(open: () => Promise<WavespeedClient>): WavespeedClient {
  return {
    submit: async (model, recipe) => (await open()).submit(model, recipe),
    result: async (remoteId) => (await open()).result(remoteId),
    history: async (query) => (await open()).history(query),
    price: async (model, recipe) => (await open()).price(model, recipe),
    balance: async () => (await open()).balance(),
    billings: async (remoteIds) => (await open()).billings(remoteIds),
  };
}
