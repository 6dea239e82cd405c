import type { Settings } from '../../../../shared/contract/settings.ts';
import type { Tier } from '../../../../shared/preferences.ts';

type Limits = Settings['limits'];

/** What the service's documentation names per tier (reference: Account tiers). Its tables disagree, hence `custom`. */
const tierLimits: Record<Exclude<Tier, 'custom'>, Omit<Limits, 'tier'>> = {
  bronze: { concurrent: 3, perMinute: 5 },
  silver: { concurrent: 100, perMinute: 60 },
  gold: { concurrent: 2000, perMinute: 600 },
  ultra: { concurrent: 5000, perMinute: 5000 },
};

/** The limits of a tier; `custom` starts from what was set. */
export function limitsOf(tier: Tier, before: Limits): Limits {
  return tier === 'custom' ? { ...before, tier } : { tier, ...tierLimits[tier] };
}
