import type { Status } from '../../../shared/contract/app.ts';
import type { Micros } from '../../../shared/money.ts';
import type { Service } from '../service.ts';
import type { Spend } from '../spend.ts';
import type { Health } from './health.ts';
import { lossOf } from './paused.ts';

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
  /** The flag's value: who or what stopped the queue, or null. */
  readonly paused: string | null;
  readonly spend: Spend;
}): TakesSummary {
  const { service, health, libraryProblem, paused, spend } = facts;
  const troubles = new Set<Status['troubles'][number]>();
  const loss = lossOf(paused);
  if (loss !== null) troubles.add(loss);
  if (health.buying !== null) troubles.add(health.buying);
  if (health.reading !== null) troubles.add(health.reading);
  if (libraryProblem !== null) troubles.add(libraryProblem);
  return {
    troubles: [...troubles],
    connection: health.connection,
    balanceMicros: service.kind === 'live' ? health.balanceMicros : null,
    queuePaused: paused !== null,
    spend,
  };
}
