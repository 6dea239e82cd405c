import type { Status } from '../../shared/contract/app.ts';
import { mostDoubled } from '../../shared/contract/doubles.ts';
import type { LibrarySummary } from './library/library-contract.ts';
import type { Service } from './service.ts';
import type { StoredSettings } from './settings.ts';
import type { TakesSummary } from './takes/summary.ts';

/** The studio as a whole, for the rail's foot and the banners. */
export function statusOf(parts: {
  readonly service: Service;
  readonly takes: TakesSummary;
  readonly caps: StoredSettings['caps'];
  readonly library: LibrarySummary & { readonly label: string };
}): Omit<Status, 'revision'> {
  const { service, takes, caps, library } = parts;
  const troubles = new Set(takes.troubles);
  if (library.state === 'offline') troubles.add('library-offline');
  if (library.state === 'read-only') troubles.add('library-read-only');
  if (library.state === 'held') {
    // What waits for the library calls it read-only, whatever the reason.
    troubles.delete('library-read-only');
    troubles.add('library-held');
  }
  return {
    service: service.kind,
    serviceHost: service.kind === 'live' ? new URL(service.id).host : null,
    connection: takes.connection,
    balanceMicros: takes.balanceMicros,
    troubles: [...troubles],
    queuePaused: takes.queuePaused,
    spend: {
      todayMicros: takes.spend.todayMicros,
      monthMicros: takes.spend.monthMicros,
      dayCapMicros: caps.dayMicros,
      monthCapMicros: caps.monthMicros,
      batchCapMicros: caps.batchMicros,
    },
    library: {
      ...library,
      heldBy: library.heldBy ?? null,
      doubled: (library.doubled ?? []).slice(0, mostDoubled),
    },
  };
}
