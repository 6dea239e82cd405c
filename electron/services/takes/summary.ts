import type { Status } from '../../../shared/contract/app.ts';
import type { Micros } from '../../../shared/money.ts';
import type { Service } from '../service.ts';
import type { Spend } from '../spend.ts';
import type { Health } from './health.ts';

/** The takes' part of the studio's status. */
export type TakesSummary = {
  readonly troubles: Status['troubles'];
  readonly connection: Status['connection'];
  /** Null in practice, where it means nothing, and until it was told. */
  readonly balanceMicros: Micros | null;
  readonly queuePaused: boolean;
  readonly spend: Spend;
};

export function summaryOf(facts: {
  readonly service: Service;
  readonly health: Health;
  readonly libraryProblem: 'disk-full' | 'library-offline' | 'library-read-only' | null;
  readonly queuePaused: boolean;
  readonly spend: Spend;
}): TakesSummary {
  const { service, health, libraryProblem, queuePaused, spend } = facts;
  const troubles = new Set<Status['troubles'][number]>();
  if (health.buying !== null) troubles.add(health.buying);
  if (health.reading !== null) troubles.add(health.reading);
  if (libraryProblem !== null) troubles.add(libraryProblem);
  return {
    troubles: [...troubles],
    connection: health.connection,
    balanceMicros: service.kind === 'live' ? health.balanceMicros : null,
    queuePaused,
    spend,
  };
}
