/** CSS pixels. */
export const gap = 8;
export const headingHeight = 44;
/** Left, right (the scrollbar's gutter adds to it), and below. */
export const padding = { left: 20, right: 10, end: 20 } as const;
