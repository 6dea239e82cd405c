import type { Fault } from '../../electron/services/practice/faults.ts';
import type { RouteName } from '../../electron/services/practice/routes.ts';
import type { Dice } from './dice.ts';
import { outputFault, questionFault, submitFault } from './service-faults.ts';

/** What can happen to a request between the studio and the service. */
export type Hop =
  | 'through'
  /** No connection: not a byte left. */
  | 'refused'
  /** Sent, and never arrived; reset, or silence. */
  | 'lost'
  /** Acted upon, and the answer lost on the way. */
  | 'answer-lost'
  /** The answer comes after the studio gave up waiting; the service acts upon the request late. */
  | 'late'
  /** A question is answered with what another one, or the same one earlier, was answered. */
  | 'stale';

/** How likely each kind of trouble is in one schedule, from 0 to 1. */
export type Climate = {
  readonly service: number;
  readonly network: number;
  readonly output: number;
  readonly disk: number;
  readonly crash: number;
  readonly clock: number;
};

export type Weather = {
  readonly climate: Climate;
  hop(route: RouteName): Hop;
  fault(route: RouteName): Fault | null;
  /** From now on all is well. */
  clear(): void;
};

export function climateFor(dice: Dice): Climate {
  const some = () => dice.pick([0, 0, 0.03, 0.1, 0.3] as const);
  return {
    service: some(),
    network: some(),
    output: some(),
    disk: dice.pick([0, 0, 0.1, 0.3]),
    crash: dice.pick([0, 0.2, 0.5, 0.9]),
    clock: dice.pick([0, 0, 0.2, 0.5]),
  };
}

/** Now and then everything is down for a while, as it is in life: troubles come together. */
const outageShare = 0.03;
const outageRequests = { low: 3, high: 25 };

export function createWeather(climate: Climate, dice: Dice): Weather {
  let isClear = false;
  let outage = { left: 0, hop: 'refused' as Hop };

  function hop(route: RouteName): Hop {
    if (isClear) return 'through';
    if (outage.left > 0) {
      outage.left -= 1;
      return outage.hop;
    }
    if (dice.chance(climate.network * outageShare)) {
      outage = {
        left: dice.whole(outageRequests.low, outageRequests.high),
        hop: dice.pick(['refused', 'lost', 'answer-lost'] as const),
      };
    }
    if (!dice.chance(climate.network)) return 'through';
    const way = dice.pick(['refused', 'lost', 'answer-lost', 'late', 'stale'] as const);
    // No proxy stores what was answered to a purchase.
    return way === 'stale' && (route === 'submit' || route === 'output') ? 'answer-lost' : way;
  }

  function fault(route: RouteName): Fault | null {
    if (isClear) return null;
    if (route === 'output') return dice.chance(climate.output) ? outputFault(dice) : null;
    if (!dice.chance(climate.service)) return null;
    return route === 'submit' ? submitFault(dice) : questionFault(dice);
  }

  return {
    climate,
    hop,
    fault,
    clear: () => {
      isClear = true;
    },
  };
}
