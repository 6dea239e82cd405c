import type { Studio } from '../../electron/services/studio.ts';
import type { Take } from '../../shared/contract/takes.ts';
import { lookForMs } from '../../shared/take-state.ts';
import type { Timeline } from './timeline.ts';

/** At first often, as most comes to rest within minutes. */
const steps = { first: 60_000, longest: 10 * 60_000 };
/** The longest waits of the studio's own are twenty minutes: a take of which nothing came in this time is stuck. */
const limitMs = 5 * 3_600_000;

/** Holds that only the user ends; all others end by themselves. */
const userHolds: ReadonlySet<string> = new Set([
  'cap-day',
  'cap-month',
  'credit',
  'key',
  'other-service',
  'paused',
  'permission',
  'price-changed',
  'rate',
]);

/** Lets time run until nothing goes on any more. Answers with the takes that still do, after a long time. */
export async function waitForQuiet(studio: Studio, timeline: Timeline): Promise<readonly Take[]> {
  let stepMs = steps.first;
  const endAt = timeline.service.monotonic() + limitMs;
  while (true) {
    const { takes } = studio.takes.list();
    const unfinished = takes.filter((take) => !isAtRest(take, timeline.studio.now()));
    if (unfinished.length === 0 || timeline.service.monotonic() >= endAt) return unfinished;
    await timeline.service.sleep(stepMs);
    stepMs = Math.min(stepMs * 1.5, steps.longest);
  }
}

/** Ended, or waiting for a word that the user is told of. */
function isAtRest(take: Take, nowMs: number): boolean {
  switch (take.state) {
    case 'kept':
    case 'failed':
    case 'expired':
    case 'cancelled':
      return true;
    case 'queued':
      return take.hold !== null && take.hold.untilMs === null && userHolds.has(take.hold.reason);
    case 'unconfirmed':
      return take.lookedAtMs !== null && Math.abs(nowMs - (take.submittedAtMs ?? 0)) > lookForMs;
    case 'submitting':
    case 'running':
    case 'downloading':
      return false;
  }
}
