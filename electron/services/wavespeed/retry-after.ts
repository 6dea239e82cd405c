const longestMs = 60 * 60_000;

/**
 * `Retry-After` in milliseconds, between 0 and one hour, or null. A date is taken relative to the answer's own `Date`, so that a
 * wrong clock on either side does not matter; without that header it says nothing.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | null {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return clamp(Number(value) * 1000);
  const untilMs = Date.parse(value);
  const sentMs = Date.parse(headers['date'] ?? '');
  return Number.isNaN(untilMs) || Number.isNaN(sentMs) ? null : clamp(untilMs - sentMs);
}

function clamp(ms: number): number {
  return Math.round(Math.min(Math.max(0, ms), longestMs));
}
