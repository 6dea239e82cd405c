/** Choices of the settings that both sides list. */
export const themes = ['system', 'dark', 'light'] as const;

/** Account tiers of the service; `custom` for an account that fits none. */
export const tiers = ['bronze', 'silver', 'gold', 'ultra', 'custom'] as const;
export type Tier = (typeof tiers)[number];
