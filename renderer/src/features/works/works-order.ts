import type { Work } from '../../../../shared/contract/works.ts';

export function isGoing({ state }: Work): boolean {
  return state === 'running' || state === 'paused';
}

/** The one that is told of first: what failed, then what goes on, then what ended last; null when there is none. */
export function leading(works: readonly Work[]): Work | null {
  return works.find(({ state }) => state === 'failed') ?? works.find(isGoing) ?? works.at(-1) ?? null;
}
