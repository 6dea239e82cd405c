import type { WavespeedClient } from './wavespeed/client.ts';

/** One place takes can be bought from. */
export type Service = {
  /** 'practice', or the base URL: stored with each take, so that a take is only ever asked for where it was bought. */
  readonly id: string;
  readonly kind: 'practice' | 'live';
  readonly client: WavespeedClient;
  /** Outputs may come by plain http from loopback only while the service itself is on loopback. */
  readonly isLoopback: boolean;
};

export type Services = {
  /** Where a new take would be bought now. */
  current(): Service;
  /** The service a take was bought from, or null when the studio does not talk to it now. */
  byId(id: string): Service | null;
};
