/** A page that dies this often in this time dies of something that loading it again does not mend. */
const most = 3;
const withinMs = 60_000;

/**
 * Whether the window's page, whose process has just ended, is to be loaded again. `nowMs` is monotonic; `reason` is Electron's own word:
 * a `clean-exit` is the window closing.
 */
export function createReloads(): (reason: string, nowMs: number) => boolean {
  let deaths: readonly number[] = [];
  return (reason, nowMs) => {
    if (reason === 'clean-exit') return false;
    deaths = [...deaths.filter((at) => at > nowMs - withinMs), nowMs];
    return deaths.length <= most;
  };
}
