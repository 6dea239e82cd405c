/** CSS pixels. */
export const gap = 8;
export const dayHeight = 44;
export const padding = 20;
