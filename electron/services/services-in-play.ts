import type { Service, Services } from './service.ts';
import type { WavespeedClient } from './wavespeed/client.ts';

type Options = {
  readonly liveBase: URL;
  readonly liveIsLoopback: boolean;
  readonly liveClient: WavespeedClient;
  readonly practiceClient: WavespeedClient;
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
    client: options.practiceClient,
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
